//! For programs: the report as it is.

use serde::Serialize;

use super::Style;
use crate::error::Outcome;

/// Indented, for reading.
pub(super) fn write_pretty(out: &mut Vec<u8>, outcome: &Outcome, _: &Style) {
    let json = match outcome {
        Ok(report) => serde_json::to_writer_pretty(out, report),
        Err(failure) => serde_json::to_writer_pretty(out, failure),
    };
    json.expect(INFALLIBLE);
}

/// On one line.
pub(super) fn write_line(out: &mut Vec<u8>, outcome: &Outcome, _: &Style) {
    fn write(out: &mut Vec<u8>, record: &impl Serialize) {
        serde_json::to_writer(&mut *out, record).expect(INFALLIBLE);
        out.push(b'\n');
    }
    match outcome {
        Ok(report) => write(out, report),
        Err(failure) => write(out, failure),
    }
}

/// Memory takes every write, and every key of a report is a string.
const INFALLIBLE: &str = "a report is always JSON";
