//! How sure an attribution is: the share of such attributions that are right.

use super::rules::Rule;
use crate::lexicon::class::Class;
use crate::lexicon::compiled::list;
use crate::lexicon::table::Table;
use crate::name::phrase::{Head, Phrase, Reading};
use crate::number::round4;

static RULES: Table = list!("learned/rules.tsv");

/// The rules that have a share, in order of their names.
#[cfg(test)]
pub(super) fn rules() -> impl Iterator<Item = &'static str> {
    RULES.all().map(|row| row.column(0))
}

/// The share right of an indirect quote's attributions.
const INDIRECT: f64 = 0.8;

/// How sure the attribution of a quote is; nought where nobody is found.
pub(crate) fn confidence(reading: &Reading, rule: Option<&Rule>, source: Option<&Phrase>) -> f64 {
    let Some(rule) = rule else { return 0.0 };
    let share = RULES.find(rule.name).map_or(0.5, |row| f64::from(row.number(1)));
    round4(share * source.map_or(1.0, |source| of_source(reading, source)))
}

/// How sure the attribution of an indirect quote is.
pub(crate) fn of_indirect(reading: &Reading, source: &Phrase) -> f64 {
    round4(INDIRECT * of_source(reading, source))
}

/// A name is surer than a pronoun, a pronoun than a description.
fn of_source(reading: &Reading, source: &Phrase) -> f64 {
    match source.head {
        Head::Name(_) => 1.0,
        Head::Title => 0.95,
        Head::Pronoun => 0.93,
        Head::Described if reading.narration.is(source.noun(), Class::BODY) => 0.9,
        Head::Described => 0.85,
    }
}
