//! Where a report says that its words stand.

use serde_json::Value;

/// Calls a function with start, end and text of every object of a report that has a place in the text.
pub(crate) fn each_span(report: &Value, check: &mut impl FnMut(usize, usize, &str)) {
    match report {
        Value::Array(items) => items.iter().for_each(|item| each_span(item, check)),
        Value::Object(fields) => {
            if let (Some(start), Some(end)) = (fields.get("start"), fields.get("end")) {
                let at = |place: &Value| place.as_u64().unwrap() as usize;
                check(at(start), at(end), fields["text"].as_str().unwrap());
            }
            fields.values().for_each(|field| each_span(field, check));
        }
        _ => {}
    }
}
