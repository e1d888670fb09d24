//! A user's own leaders.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

use super::language::LANGUAGES;
use super::people::{self, Office};
use crate::list::{ListError, entries};

/// People who are added to the lists of leaders, or stand for those of the same name.
///
/// Read from lines `name<TAB>role<TAB>country<TAB>aliases`: the country as the report writes it or under another name
/// of it, and empty where there is none; the aliases, which may be left off, parted by `|`. Empty lines and those that
/// begin with `#` are left out. Of equal names the last wins.
///
/// ```
/// let list: onrecord::LeaderList = "Ann Lee\tForeign Minister\tNorway\tA. Lee".parse()?;
/// let mut options = onrecord::Options::default();
/// options.leaders = list;
/// let report = onrecord::analyze("“We agree,” said Ann Lee.", &options);
/// assert!(report.speakers.unwrap()[0].leader);
/// let error = "Ann Lee\tForeign Minister\tNorwich".parse::<onrecord::LeaderList>().unwrap_err();
/// assert_eq!(error.to_string(), "line 1: “Norwich” is no country of our lists");
/// # Ok::<(), onrecord::ListError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeaderList {
    people: Arc<BTreeMap<String, Arc<Leader>>>,
    /// People by their names and aliases.
    named: Arc<Index>,
    /// People by their family names, and by aliases of one word.
    families: Arc<Index>,
}

type Index = BTreeMap<String, Vec<Arc<Leader>>>;

/// One line of a list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Leader {
    pub(crate) name: String,
    pub(crate) role: String,
    /// Class of the office, as titles.tsv knows the role.
    pub(crate) class: &'static str,
    /// As countries.tsv has it; empty where there is none.
    pub(crate) country: &'static str,
    aliases: Vec<String>,
}

impl FromStr for LeaderList {
    type Err = ListError;

    fn from_str(text: &str) -> Result<Self, ListError> {
        let named = |leader: Leader| (leader.name.clone(), Arc::new(leader));
        let leaders = entries(text, leader).map(|leader| leader.map(named));
        leaders.collect::<Result<_, _>>().map(LeaderList::of)
    }
}

/// The person of a line.
fn leader(line: &str) -> Result<Leader, String> {
    let squashed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let columns: Vec<String> = line.split('\t').map(squashed).collect();
    let (name, role, country, aliases) = match columns.as_slice() {
        [name, role, country] => (name, role, country, ""),
        [name, role, country, aliases] => (name, role, country, aliases.as_str()),
        _ => return Err("a line is a name, a role and a country, and perhaps aliases, parted by tabs".to_owned()),
    };
    if name.is_empty() || role.is_empty() {
        return Err(format!("there is no {}", if name.is_empty() { "name" } else { "role" }));
    }
    let known = if country.is_empty() { Some("") } else { people::country(country) };
    Ok(Leader {
        class: class(role),
        country: known.ok_or_else(|| format!("“{country}” is no country of our lists"))?,
        aliases: aliases.split('|').map(squashed).filter(|alias| !alias.is_empty()).collect(),
        name: name.clone(),
        role: role.clone(),
    })
}

/// The class of a role: that of the longest title which ends it, or ends what stands before “of”.
fn class(role: &str) -> &'static str {
    let role = role.to_lowercase();
    let before = role.split(" of ").next().unwrap_or_default();
    let tails = [role.as_str(), before].into_iter().flat_map(|text| {
        let later = text.match_indices(' ').map(|(at, _)| &text[at + 1..]);
        std::iter::once(text).chain(later)
    });
    let class = |tail: &str| {
        let titles = LANGUAGES[0].reporting?.title_starts;
        let row = titles.rows(tail.split(' ').next()?).find(|row| row.column(0) == tail);
        row.map(|row| row.column(2)).filter(|class| !matches!(*class, "honorific" | "ministry"))
    };
    tails.into_iter().find_map(class).unwrap_or("other")
}

impl FromIterator<LeaderList> for LeaderList {
    /// All people of some lists; of equal names the last wins.
    fn from_iter<I: IntoIterator<Item = LeaderList>>(lists: I) -> Self {
        let people = lists.into_iter().flat_map(|list| (*list.people).clone());
        LeaderList::of(people.collect())
    }
}

impl LeaderList {
    fn of(people: BTreeMap<String, Arc<Leader>>) -> Self {
        let (mut named, mut families) = (Index::new(), Index::new());
        let add = |index: &mut Index, name: &str, leader: &Arc<Leader>| {
            index.entry(name.to_owned()).or_default().push(Arc::clone(leader));
        };
        for leader in people.values() {
            add(&mut named, &leader.name, leader);
            add(&mut families, leader.name.rsplit(' ').next().unwrap_or_default(), leader);
            for alias in &leader.aliases {
                add(if alias.contains(' ') { &mut named } else { &mut families }, alias, leader);
            }
        }
        LeaderList { people: people.into(), named: named.into(), families: families.into() }
    }

    /// The offices of those who bear a full name or spelling; whoever stands here is not looked for in our own list.
    pub(crate) fn offices(&self, name: &str) -> Vec<Office> {
        match self.named.get(name) {
            Some(own) => own.iter().cloned().map(Office::Own).collect(),
            None => people::offices(name).collect(),
        }
    }

    /// Whether anybody of the lists bears this full name or spelling.
    pub(crate) fn is_listed(&self, name: &str) -> bool {
        self.named.contains_key(name) || people::is_listed(name)
    }

    /// The offices of the people of this family name.
    pub(crate) fn offices_of_family(&self, family: &str) -> impl Iterator<Item = Office> {
        let own = self.families.get(family).into_iter().flatten().cloned().map(Office::Own);
        let ours = people::offices_of_family(family).filter(|office| !self.named.contains_key(office.name()));
        own.chain(ours)
    }

    /// Whether anybody here has this family name.
    pub(crate) fn is_family(&self, name: &str) -> bool {
        self.families.contains_key(name)
    }

    /// A name for all lists in force: that of the others, or one that tells these people too.
    pub(crate) fn version(&self, lists: &str) -> String {
        let line = |leader: &Arc<Leader>| {
            let Leader { name, role, country, aliases, .. } = &**leader;
            format!("{name}\t{role}\t{country}\t{}\n", aliases.join("|"))
        };
        super::version_with(lists, &self.people.values().map(line).collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> LeaderList {
        text.parse().unwrap()
    }

    #[test]
    fn a_role_has_the_class_of_its_title() {
        let cases = [
            ("President", "head_of_state"),
            ("Foreign Minister", "minister"),
            ("Norwegian Foreign Minister", "minister"),
            ("Minister of Foreign Affairs", "minister"),
            ("Prime Minister of Norway", "head_of_government"),
            ("Keeper of the Nets", "other"),
            ("Mr", "other"),
        ];
        for (role, expected) in cases {
            assert_eq!(class(role), expected, "{role}");
        }
    }

    #[test]
    fn people_are_found_by_name_alias_and_family_name() {
        let list = list("\u{FEFF}# ours\n\n Ann  Lee \tForeign Minister\tUSA\tA. Lee | Netmaker\nTom Berg\tKing\t\r\n");
        let name = |offices: Vec<Office>| offices.iter().map(|office| office.name().to_owned()).collect::<Vec<_>>();
        assert_eq!(name(list.offices("Ann Lee")), ["Ann Lee"]);
        assert_eq!(name(list.offices("A. Lee")), ["Ann Lee"]);
        assert_eq!(name(list.offices_of_family("Netmaker").collect()), ["Ann Lee"]);
        assert_eq!(name(list.offices_of_family("Berg").take(1).collect()), ["Tom Berg"]);
        assert_eq!(list.offices("Ann Lee")[0].country(), "United States");
        assert!(list.is_family("Lee") && !list.is_family("Ann") && !list.is_listed("Lee"));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let shape = "a line is a name, a role and a country, and perhaps aliases, parted by tabs";
        let cases = [
            ("Ann Lee", format!("line 1: {shape}")),
            ("# ok\n\nAnn Lee\tMinister", format!("line 3: {shape}")),
            ("Ann Lee\tMinister\tNorway\tLee\t2020", format!("line 1: {shape}")),
            ("\tMinister\tNorway", "line 1: there is no name".to_owned()),
            ("Ann Lee\t \tNorway", "line 1: there is no role".to_owned()),
            ("Ann Lee\tMinister\tNorwich", "line 1: “Norwich” is no country of our lists".to_owned()),
        ];
        for (text, expected) in cases {
            assert_eq!(text.parse::<LeaderList>().unwrap_err().to_string(), expected, "{text:?}");
        }
    }

    #[test]
    fn of_several_lists_the_last_wins_and_shows_in_the_version() {
        let lists = ["Ann Lee\tKing\tNorway", "Ann Lee\tQueen\tNorway"].map(list);
        let both: LeaderList = lists.clone().into_iter().collect();
        assert_eq!(both, lists[1]);
        assert_eq!(LeaderList::default().version("9f3c1a02"), "9f3c1a02");
        assert_ne!(both.version("9f3c1a02"), lists[0].version("9f3c1a02"));
    }
}
