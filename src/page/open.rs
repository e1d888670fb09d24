//! Which elements of a page are open.

use html5ever::tokenizer::Tag;
use html5ever::{LocalName, local_name};

use super::kind::{Kind, kind};

/// What is open, in the builder too.
#[derive(Default)]
pub(super) struct Open {
    max_depth: usize,
    names: Vec<LocalName>,
    /// Open ones that were left out.
    beyond: Vec<LocalName>,
    /// Whether there was `<html>` or `<body>`: each more gives the same element more attributes.
    has_root: [bool; 2],
}

impl Open {
    pub(super) fn new(max_depth: usize) -> Self {
        Open { max_depth, ..Open::default() }
    }

    /// What is closed before a start tag, innermost first, and whether it is passed on itself.
    pub(super) fn start(&mut self, tag: &mut Tag) -> (Vec<LocalName>, bool) {
        let mut closed = Vec::new();
        match kind(&tag.name) {
            Kind::Root => {
                let has_one = &mut self.has_root[usize::from(tag.name == local_name!("body"))];
                if std::mem::replace(has_one, true) {
                    tag.attrs.clear();
                }
                return (closed, true);
            }
            Kind::Flat => return (closed, true),
            // The builder closes the one that is open.
            Kind::Link => self.forget_link(),
            // In one that was left open the builder would open both again, and so on.
            Kind::Code if self.names.contains(&tag.name) => return (closed, false),
            Kind::Item | Kind::Choice => closed = self.close(self.sibling(&tag.name)),
            _ => {}
        }
        let passes = self.names.len() < self.max_depth;
        if passes { &mut self.names } else { &mut self.beyond }.push(tag.name.clone());
        (closed, passes)
    }

    /// What an end tag closes, innermost first, and whether it is passed on as it is.
    pub(super) fn end(&mut self, name: &LocalName) -> (Vec<LocalName>, bool) {
        if matches!(kind(name), Kind::Flat | Kind::Root) {
            return (Vec::new(), true);
        }
        let is_beyond = self.beyond.iter().rev().take(self.max_depth).position(|open| open == name);
        if let Some(above) = is_beyond {
            self.beyond.truncate(self.beyond.len() - above - 1);
            return (Vec::new(), false);
        }
        let Some(at) = self.closed_by(name) else { return (Vec::new(), false) };
        self.beyond.clear();
        if kind(name) == Kind::Link {
            // What is above stays open: `<a><h2>Talks</a></h2>`.
            self.names.remove(at);
            return (Vec::new(), true);
        }
        (self.close(Some(at)), false)
    }

    fn close(&mut self, at: Option<usize>) -> Vec<LocalName> {
        let at = at.unwrap_or(self.names.len());
        self.names.drain(at..).rev().collect()
    }

    /// The element before that ends where this one begins.
    fn sibling(&self, name: &LocalName) -> Option<usize> {
        let of = kind(name);
        let is_item = of == Kind::Item;
        let above = self.names.iter().rev().take_while(|open| {
            is_item && matches!(kind(open), Kind::Inline | Kind::Look | Kind::Code | Kind::Link | Kind::Choice)
        });
        let at = self.names.len().checked_sub(above.count() + 1)?;
        let is_list = |name: &LocalName| *name == local_name!("li");
        let open = &self.names[at];
        (kind(open) == of && is_list(open) == is_list(name)).then_some(at)
    }

    /// The element that an end tag closes: `</span>` none outside of the `<div>` that it stands in, `</div>` none outside
    /// of the table.
    fn closed_by(&self, name: &LocalName) -> Option<usize> {
        let of = kind(name);
        let reaches = |open: &LocalName| match kind(open) {
            Kind::Boundary => false,
            Kind::Block | Kind::Heading | Kind::Item => {
                !matches!(of, Kind::Inline | Kind::Look | Kind::Code | Kind::Choice)
            }
            _ => true,
        };
        let is_it = |open: &LocalName| open == name || of == Kind::Heading && kind(open) == Kind::Heading;
        for (at, open) in self.names.iter().enumerate().rev() {
            if is_it(open) {
                return Some(at);
            }
            if !reaches(open) {
                return None;
            }
        }
        None
    }

    fn forget_link(&mut self) {
        if let Some(at) = self.closed_by(&local_name!("a")) {
            self.names.remove(at);
        }
    }
}
