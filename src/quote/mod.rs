//! Quotes before their speakers: marks, which of them are speech, and the narration around them.

pub(crate) mod filter;
pub(crate) mod narration;
