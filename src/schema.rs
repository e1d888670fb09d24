//! The JSON Schema of the reports, from the types and their documentation.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{Schema, json_schema};

use crate::error::Record;
use crate::report::Report;

/// The JSON Schema, draft 2020-12, of what the formats json and jsonl print: a report, an error record, or a list of
/// both.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(&onrecord::schema()).unwrap();
/// let title = &schema["$defs"]["Report"]["properties"]["title"];
/// assert_eq!(title["description"], "The article's title as given; never part of the text.");
/// ```
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(RecursiveTransform(unlinked));
    let mut generator = settings.into_generator();
    let record = [generator.subschema_for::<Report>(), generator.subschema_for::<Record>()];
    let schema = json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "onrecord",
        "description": "What `--format json` and each line of `--format jsonl` hold: a report, an error record, or a list of both.",
        "anyOf": [record[0], record[1], { "type": "array", "items": { "anyOf": record } }],
        "$defs": generator.take_definitions(true),
    });
    // Every key is a string, and memory takes every write.
    serde_json::to_string_pretty(&schema).expect("a schema is always JSON") + "\n"
}

/// Takes the marks of links out of a description: `[`Report::id`]` is for the documentation of the library.
fn unlinked(schema: &mut Schema) {
    let Some(serde_json::Value::String(description)) = schema.get_mut("description") else { return };
    let mut plain = String::new();
    for (index, part) in description.split("[`").enumerate() {
        match part.split_once("`]").filter(|_| index > 0) {
            Some((name, rest)) => {
                // Behind the name may stand where it leads to.
                let rest = rest.strip_prefix('(').and_then(|rest| Some(rest.split_once(')')?.1)).unwrap_or(rest);
                plain.push_str(name);
                plain.push_str(rest);
            }
            None => plain.push_str(part),
        }
    }
    *description = plain;
}
