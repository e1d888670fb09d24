//! Blocks of Markdown.

use super::escape::escaped;
use crate::render::words::joined;

/// Blocks, each after an empty line; what strangers wrote is escaped on the way in.
pub(super) struct Page {
    pub(super) text: String,
    /// Whether it shows why.
    pub(super) explain: bool,
}

impl Page {
    pub(super) fn new(title: &str, explain: bool) -> Page {
        Page { text: format!("# {}\n", escaped(title)), explain }
    }

    /// What is Markdown already.
    pub(super) fn block(&mut self, markdown: &str) {
        self.text.push('\n');
        self.text.push_str(markdown);
        self.text.push('\n');
    }

    pub(super) fn heading(&mut self, level: usize, text: &str) {
        self.block(&format!("{} {}", "#".repeat(level), escaped(text)));
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        let text = escaped(text);
        if !text.is_empty() {
            self.block(&text);
        }
    }

    pub(super) fn list(&mut self, mark: &str, items: impl Iterator<Item = String>) {
        let items = joined(items.map(|item| format!("{mark} {}", escaped(&item))), "\n");
        if !items.is_empty() {
            self.block(&items);
        }
    }

    pub(super) fn table(&mut self, columns: &[&str], rows: impl Iterator<Item = Vec<String>>) {
        let mut table = format!("| {} |\n|{}", columns.join(" | "), " --- |".repeat(columns.len()));
        for row in rows {
            let cells: Vec<_> = row.iter().map(|cell| escaped(cell)).collect();
            table.push_str(&format!("\n| {} |", cells.join(" | ")));
        }
        self.block(&table);
    }

    /// Nothing is silently empty.
    pub(super) fn none_if(&mut self, empty: bool, message: &str) {
        if empty {
            self.paragraph(message);
        }
    }
}
