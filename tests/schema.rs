//! The JSON Schema says of every field what it is, and what the program prints is as it says.

#![cfg(feature = "schema")]
#![allow(missing_docs, reason = "a test")]

mod made;

use onrecord::{Failure, Options, Section, analyze};
use serde_json::{Value, json};

struct Schema(Value);

impl Schema {
    fn of_all() -> Schema {
        Schema(serde_json::from_str(&onrecord::schema()).unwrap())
    }

    /// The schema that a reference stands for.
    fn resolved<'s>(&'s self, schema: &'s Value) -> &'s Value {
        match schema.get("$ref").and_then(Value::as_str) {
            Some(path) => self.resolved(self.0.pointer(path.trim_start_matches('#')).unwrap()),
            None => schema,
        }
    }

    /// What is wrong with a value; the part of JSON Schema that ours uses, and nothing more.
    fn fault(&self, schema: &Value, value: &Value, at: &str) -> Option<String> {
        let schema = self.resolved(schema);
        if schema == &json!(true) {
            return None;
        }
        for keyword in schema.as_object().unwrap().keys() {
            assert!(KEYWORDS.contains(&keyword.as_str()), "the test does not know {keyword}");
        }
        if let Some(choices) = schema.get("anyOf").or(schema.get("oneOf")).and_then(Value::as_array) {
            let faults: Vec<_> = choices.iter().map(|choice| self.fault(choice, value, at)).collect();
            return if faults.contains(&None) { None } else { faults.into_iter().flatten().next() };
        }
        let is = |word: &str| match word {
            "null" => value.is_null(),
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            "integer" => value.is_u64(),
            "number" => value.is_number(),
            "array" => value.is_array(),
            "object" => value.is_object(),
            _ => panic!("{word}"),
        };
        let types: Vec<&str> = match schema.get("type") {
            Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).collect(),
            one => one.and_then(Value::as_str).into_iter().collect(),
        };
        let allowed = schema.get("enum").and_then(Value::as_array).is_none_or(|words| words.contains(value))
            && schema.get("const").is_none_or(|word| word == value);
        if !allowed || !types.is_empty() && !types.iter().any(|word| is(word)) {
            return Some(format!("{at} is {value}, and should be {schema}"));
        }
        match value {
            Value::Array(items) => items.iter().find_map(|item| self.fault(&schema["items"], item, &format!("{at}[]"))),
            Value::Object(fields) => self.fault_of_object(schema, fields, at),
            _ => None,
        }
    }

    fn fault_of_object(&self, schema: &Value, fields: &serde_json::Map<String, Value>, at: &str) -> Option<String> {
        let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
        let missing = required.filter_map(Value::as_str).find(|field| !fields.contains_key(*field));
        if let Some(field) = missing {
            return Some(format!("{at}.{field} is missing"));
        }
        // What a caller gives along may hold anything.
        let known = schema.get("properties")?;
        fields.iter().find_map(|(field, value)| match known.get(field) {
            None => Some(format!("{at}.{field} is not in the schema")),
            Some(known) => self.fault(known, value, &format!("{at}.{field}")),
        })
    }
}

const KEYWORDS: &[&str] = &[
    "$schema",
    "$defs",
    "title",
    "description",
    "anyOf",
    "oneOf",
    "type",
    "enum",
    "const",
    "format",
    "minimum",
    "maximum",
    "items",
    "required",
    "properties",
];

#[test]
fn what_is_printed_is_as_the_schema_says() {
    let schema = Schema::of_all();
    let fault = |value: Value| schema.fault(&schema.0, &value, "");
    let full = serde_json::to_value(made::report()).unwrap();
    let failure = serde_json::to_value(Failure::new("not-json", "not a JSON object").at(3)).unwrap();
    assert_eq!(fault(full.clone()), None);
    assert_eq!(fault(failure.clone()), None);
    assert_eq!(fault(json!([full, failure])), None);
    for section in Section::ALL {
        let mut options = Options::default();
        options.sections = [section.1].into_iter().collect();
        let report = analyze("“It was a disgrace to all of us here,” said Ann Lee. ¿Qué? „Nein“.", &options);
        assert_eq!(fault(serde_json::to_value(report).unwrap()), None);
    }
    // So that the above tests something.
    let mut wrong = full;
    wrong["quotes"][0]["kind"] = json!("loud");
    assert!(schema.fault(&json!({"$ref": "#/$defs/Report"}), &wrong, "").unwrap().contains("loud"));
    wrong["quotes"][0].as_object_mut().unwrap().remove("kind");
    assert_eq!(schema.fault(&json!({"$ref": "#/$defs/Report"}), &wrong, "").unwrap(), ".quotes[].kind is missing");
}

#[test]
fn every_field_is_documented() {
    let schema = Schema::of_all();
    let mut count = 0;
    for (name, definition) in schema.0["$defs"].as_object().unwrap() {
        for (field, about) in definition.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let about = about["description"].as_str().unwrap_or_default();
            assert!(about.ends_with('.'), "{name}.{field}: {about:?}");
            assert!(!about.contains("[`"), "{name}.{field}: {about:?}");
            count += 1;
        }
    }
    assert!(count > 80, "{count} fields");
}
