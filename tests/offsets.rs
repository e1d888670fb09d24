//! Offsets in code points beside those in bytes.

#![allow(missing_docs, reason = "a test")]

mod texts;

use onrecord::report::Offsets;
use onrecord::{Article, Options, Report, Section, analyze, digest};
use proptest::prelude::*;
use serde_json::Value;
use texts::texts;

proptest! {
    #[test]
    fn every_offset_may_be_told_in_code_points(text in texts()) {
        let [bytes, chars] = in_both_units(|options| analyze(&text, &options));
        each_place(&bytes, &chars, 0, &mut |_, byte, char| assert_eq!(text[..byte].chars().count(), char));
    }
}

/// A report with its offsets in bytes and in code points.
fn in_both_units(report: impl Fn(Options) -> Report) -> [Value; 2] {
    [Offsets::Bytes, Offsets::Chars].map(|offsets| {
        let mut options = Options::default();
        options.sections = Section::ALL.iter().map(|&(_, section)| section).collect();
        options.explain = true;
        options.offsets = offsets;
        let report = serde_json::to_value(report(options)).unwrap();
        assert_eq!(report["offsets"], serde_json::to_value(offsets).unwrap());
        report
    })
}

/// Calls a function with the article and both values of every start and end of two reports that are else the same.
fn each_place(one: &Value, other: &Value, article: u64, check: &mut impl FnMut(usize, usize, usize)) {
    match (one, other) {
        (Value::Array(one), Value::Array(other)) => {
            assert_eq!(one.len(), other.len());
            one.iter().zip(other).for_each(|(one, other)| each_place(one, other, article, check));
        }
        (Value::Object(one), Value::Object(other)) => {
            let article = one.get("article").and_then(Value::as_u64).unwrap_or(article);
            for ((field, one), (_, other)) in one.iter().zip(other) {
                match (field.as_str(), one.as_u64(), other.as_u64()) {
                    ("start" | "end", Some(one), Some(other)) => check(article as usize, one as usize, other as usize),
                    ("offsets", ..) => {}
                    _ => each_place(one, other, article, check),
                }
            }
        }
        _ => assert_eq!(one, other),
    }
}

#[test]
fn a_digest_tells_code_points_of_each_article() {
    let texts = [
        "Łódź, 2031 – “Übel ist’s,” said Ann Lee, the prime minister of Norway. She called the talks “a waste of time”.",
        "“Übel ist’s,” Ann Lee said. “Été at last,” she told Zoë Öz, “and no deal",
    ];
    let articles = texts.map(Article::from);
    let [bytes, chars] = in_both_units(|options| digest(&articles, &options));
    let mut count = 0;
    each_place(&bytes, &chars, 0, &mut |article, byte, char| {
        assert_eq!(texts[article][..byte].chars().count(), char);
        count += 1;
    });
    assert!(count > 30, "{count}");
    assert!(bytes["quotes"][0]["sources"].is_array() && bytes["warnings"][0]["start"].is_number(), "{bytes}");
}
