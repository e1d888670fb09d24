//! Where a report says that its words stand.

use serde_json::Value;

/// Calls a function with article, start, end and text of every object of a report that has a place in a text. The
/// article is 0 but in a digest, where what lies in a quote or a sentence is of its article.
pub(crate) fn each_span(report: &Value, check: &mut impl FnMut(usize, usize, usize, &str)) {
    within(0, report, check);
}

fn within(article: usize, value: &Value, check: &mut impl FnMut(usize, usize, usize, &str)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| within(article, item, check)),
        Value::Object(fields) => {
            let at = |place: &Value| usize::try_from(place.as_u64().unwrap()).unwrap();
            let article = fields.get("article").map_or(article, at);
            if let (Some(start), Some(end), Some(text)) = (fields.get("start"), fields.get("end"), fields.get("text")) {
                check(article, at(start), at(end), text.as_str().unwrap());
            }
            fields.values().for_each(|field| within(article, field, check));
        }
        _ => {}
    }
}
