//! Texts that break readers of text: the shapes whose time the benchmark takes and whose reports the tests check.

/// A shape's name and its text of about so many bytes.
pub(crate) type Shape = (&'static str, fn(usize) -> String);

/// What is squared in anything shows on one of these.
pub(crate) const SHAPES: &[Shape] = &[
    ("one word", |size| "a".repeat(size)),
    ("one word of many", |size| fill(size, "says")),
    ("one word of accents", |size| fill(size, "é")),
    ("one word over and over", |size| fill(size, "talks ")),
    ("words that are all different", |size| count(size, |n| format!("w{n:x}k "))),
    ("“", |size| fill(size, "“")),
    ("\"", |size| fill(size, "\"")),
    ("\" parted by space", |size| fill(size, " \" ")),
    ("'", |size| fill(size, "'")),
    ("’s", |size| fill(size, "’s ")),
    ("“”", |size| fill(size, "“” ")),
    ("(", |size| fill(size, "(")),
    ("([{", |size| fill(size, "([{ ")),
    ("()", |size| fill(size, "() ")),
    ("said", |size| fill(size, "said ")),
    ("capitalised words", |size| fill(size, "Brandt Rask ")),
    ("capitalised words that are all different", |size| count(size, |n| format!("W{n:x}k "))),
    ("full stops", |size| fill(size, ".")),
    ("full stops parted by space", |size| fill(size, ". ")),
    ("newlines", |size| fill(size, "\n")),
    ("one letter a line", |size| fill(size, "a\n")),
    ("spaces", |size| fill(size, " ")),
    ("combining marks", |size| fill(size, "\u{301}")),
    ("zalgo", |size| fill(size, "Z\u{335}\u{336}a\u{337}\u{321}l\u{334}g\u{335}o\u{337} ")),
    ("right-to-left marks", |size| fill(size, "\u{200F}")),
    ("one sentence", |size| fill(size, "and the talks on trade went on in the old town ") + "."),
    ("one sentence of clauses", |size| fill(size, "he said that she said, and ") + "."),
    ("one-word sentences", |size| fill(size, "Yes. ")),
    ("one-word sentences that are all different", |size| count(size, |n| format!("W{n:x}k. "))),
    ("a name", |size| format!("“We agree,” said {}.", fill(size, "Ann "))),
    ("names in a row", |size| fill(size, "BerlinéBy Ann Lee")),
    ("a name of initials", |size| format!("“We agree,” said {}Lee.", fill(size, "A. "))),
    ("a name joined by hyphens", |size| format!("“We agree,” said {}Lee.", fill(size, "Ann-"))),
    ("a name joined by particles", |size| format!("“We agree,” said {}Lee.", fill(size, "Ann of the "))),
    ("a title", |size| format!("{} Ann Lee said no.", fill(size, "President "))),
    ("titles that are no one's", |size| fill(size, "President Mr. ")),
    ("offices of one ministry", |size| fill(size, "Norway’s Minister of Foreign Affairs and Ann Lee said no. ")),
    ("he said “yes”", |size| fill(size, "he said “yes” ")),
    ("“yes,” he said.", |size| fill(size, "“Yes, we agree,” he said. ")),
    ("one long quote", |size| format!("“{}” she said.", fill(size, "We agree and we are glad. "))),
    ("a quote left open in each paragraph", |size| fill(size, "“We agree and we are glad.\n\n")),
    ("speakers who are all different", |size| count(size, |n| format!("“We all agree,” said Ann W{n:x}k. "))),
    ("speakers of one family", |size| count(size, |n| format!("“We all agree,” said A{n:x}n Lee. "))),
    ("people who are then called he", |size| {
        count(size / 2, |n| format!("Ann W{n:x}k came. ")) + &fill(size / 2, "“We all agree,” he said. ")
    }),
    ("one president over and over", |size| fill(size, "The Norwegian president said no. ")),
    ("two of one family", |size| fill(size, "Ann Lee met Tom Lee. “We all agree,” said Lee. ")),
    ("ministers of one country", |size| count(size, |n| format!("Norway’s minister Ann W{n:x}k said no. "))),
    ("unnamed sources", |size| fill(size, "A senior official said that talks would go on. ")),
    ("tone words", |size| fill(size, "not very good war ")),
    ("abbreviations", |size| fill(size, "U.S. Mr. ")),
    ("letters and stops", |size| fill(size, "a.b.")),
    ("capitals and stops", |size| fill(size, "A.")),
    ("articles of one name", |size| fill(size, "al-")),
    ("initials", |size| count(size, |n| format!("A. B. W{n:x}k said no. "))),
    ("a list", |size| count(size, |n| format!("{n}. Yes\n"))),
    ("numbers", |size| fill(size, "1,000.5 ")),
    ("ideographs", |size| fill(size, "他们今天在东京会谈")),
    ("emoji", |size| fill(size, "👩‍🚀")),
    ("flags", |size| fill(size, "🇳🇴")),
    ("escapes", |size| fill(size, "\u{1B}[2J")),
    ("marks of pages", |size| fill(size, "<b>&amp;=1|")),
];

/// The same as web pages; each ends with an article.
#[cfg(feature = "html")]
pub(crate) const PAGES: &[Shape] = &[
    ("attributes", |size| page(format!("<a {}>a</a>", count(size, |n| format!("k{n:x} "))))),
    ("attributes without space", |size| page(format!("<a {}>a</a>", count(size, |n| format!("k{n:x}='v'"))))),
    ("attributes of an end tag", |size| page(format!("<a>a</a {}>", count(size, |n| format!("k{n:x}/"))))),
    ("bodies with an attribute each", |size| page(count(size, |n| format!("<body k{n:x}>")))),
    ("elements left open", |size| page(fill(size, "<div>"))),
    ("a link that ends too early", |size| page(fill(size, "<a><div></a>"))),
    ("a look that ends too early", |size| page(fill(size, "<b><div></b>"))),
    ("a look opened again in each paragraph", |size| {
        page(format!("<p>{}{}", count(2000, |n| format!("<b id={n}>")), fill(size, "</p><p>a")))
    }),
    ("paragraphs with looks left open", |size| page(count(size, |n| format!("<p><b id={n}><i><code>a")))),
    ("cells", |size| page(fill(size, "<table><tr><td>a"))),
    ("text between cells", |size| page(format!("<table>{}", fill(size, "a<tr>")))),
    ("definitions in items", |size| page(fill(size, "<li><dd>"))),
    ("pictures", |size| page(fill(size, "<svg><tr><g/>"))),
    ("comments", |size| page(fill(size, "<!-- --!><!--a -->"))),
    ("signs to be escaped", |size| page(format!("<p>{}", fill(size, "&amp;")))),
    ("signs that look as if they were to be escaped", |size| page(format!("<p>{}", fill(size, "« ")))),
    ("a title", |size| page(format!("<title>{}</title>", fill(size, "Talks | &amp; ")))),
    ("a script", |size| page(format!("<script>{}</script>", fill(size, "</script'<!--<script>")))),
    ("paragraphs", |size| page(fill(size, "<p>Talks on trade went on in the old town, she said."))),
];

#[cfg(feature = "html")]
fn page(body: String) -> String {
    let article = "<p>The talks on trade, which began on Tuesday, went on in the old town, said Ann Lee.</p>".repeat(3);
    format!("<!DOCTYPE html><html><body>{body}{article}")
}

/// A piece over and over.
fn fill(size: usize, piece: &str) -> String {
    piece.repeat(size / piece.len() + 1)
}

/// Pieces with a number each.
fn count(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 64);
    (0..)
        .map(piece)
        .take_while(|piece| {
            text.push_str(piece);
            text.len() < size
        })
        .for_each(drop);
    text
}
