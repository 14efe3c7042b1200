//! A document as one HTML file: no script, nothing from outside, pictures as SVG inside; it prints as
//! it reads.

use std::fmt::Write as _;

use crate::drawing::role::Role;
use crate::drawing::tokens::Palette;
use crate::files::picture::{escape, inline_svg};

use super::{Block, Cell, Pages, Picture, Report, Side, Size, Span, Table};

/// Writes a document.
pub fn write(report: &Report) -> String {
    let mut out = Writer { text: String::new(), palette: Palette::light(), headings: 0 };
    out.head(report);
    out.contents(report);
    out.blocks(&report.blocks);
    let footer = escape(&report.footer);
    out.put(format_args!("</main>\n<footer><p>{footer}</p></footer>\n</body>\n</html>\n"));
    out.text
}

/// The look of the page; `{name}` stands for the color of a role.
const STYLE: &str = "
body { margin: 0; background: {sunken}; color: {text};
  font: 15px/1.45 \"Noto Sans\", system-ui, sans-serif; }
main, footer { max-width: 900px; margin: 0 auto; padding: 24px 32px; background: {paper}; }
main.page { max-width: 820px; }
footer { padding-top: 0; color: {quiet}; font-size: 12px; }
h1 { font-size: 27px; line-height: 1.2; margin: 4px 0 8px; }
h2 { font-size: 19px; margin: 28px 0 6px; border-top: 1px solid {line}; padding-top: 12px; }
.page h2 { font-size: 16px; margin: 14px 0 4px; padding-top: 8px; }
h3 { font-size: 15.5px; margin: 18px 0 4px; }
p { margin: 0 0 8px; } p.lead { font-size: 18px; } p.small { font-size: 12.5px; }
ul { margin: 0 0 10px; padding-left: 20px; }
nav { font-size: 14px; margin-bottom: 12px; } nav ul { list-style: none; padding-left: 0; }
nav a { color: {accent}; }
table { border-collapse: collapse; width: 100%; margin: 6px 0 14px; font-size: 14px; }
caption { text-align: left; font-weight: 700; padding: 4px 0; }
caption.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; vertical-align: top; padding: 4px 7px;
  border-bottom: 1px solid {line}; overflow-wrap: break-word; }
thead th { background: {sunken}; color: {quiet}; border-bottom-color: {control}; }
tbody th { font-weight: 400; }
.figure { text-align: right; font-variant-numeric: tabular-nums; }
figure { margin: 8px 0 14px; } figcaption { color: {quiet}; font-size: 13px; }
.scroll { overflow: auto; max-height: 85vh; border: 1px solid {line}; }
figure > svg { max-width: 100%; height: auto; }
.columns { display: flex; gap: 28px; flex-wrap: wrap; }
.columns > div { flex: 1 1 280px; min-width: 0; }
@media print {
  body, main, footer { background: none; }
  main, main.page, footer { max-width: none; padding: 0; }
  body { font-size: 10pt; } thead { display: table-header-group; }
  tr, figure, .columns { break-inside: avoid; } h1, h2, h3 { break-after: avoid; }
  .scroll { overflow: visible; max-height: none; border: 0; }
  .scroll > svg { max-width: 100%; height: auto; } .break { break-before: page; }
  nav { display: none; }
}
";

struct Writer {
    text: String,
    palette: &'static Palette,
    headings: usize,
}

impl Writer {
    fn put(&mut self, piece: std::fmt::Arguments<'_>) {
        self.text.write_fmt(piece).expect("writing to a string cannot fail");
    }

    fn head(&mut self, report: &Report) {
        let colors = [
            ("{sunken}", Role::Sunken),
            ("{text}", Role::Text),
            ("{paper}", Role::Paper),
            ("{quiet}", Role::TextSecondary),
            ("{line}", Role::LineSubtle),
            ("{control}", Role::LineControl),
            ("{accent}", Role::Accent),
        ];
        let style = colors.into_iter().fold(STYLE.to_owned(), |style, (name, role)| {
            style.replace(name, &self.palette.hex(role))
        });
        let (lang, title) = (report.language.tag(), escape(&report.title));
        let (subject, version) = (escape(&report.subject), env!("CARGO_PKG_VERSION"));
        let class = if report.pages == Pages::One { " class=\"page\"" } else { "" };
        self.put(format_args!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <title>{title}</title>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"description\" content=\"{subject}\">\n\
             <meta name=\"generator\" content=\"prodigio {version}\">\n\
             <style>{style}</style>\n</head>\n<body>\n<main{class}>\n"
        ));
    }

    /// Links to the headings, where the document has a list of contents.
    fn contents(&mut self, report: &Report) {
        let Some(title) = &report.contents else { return };
        let title = escape(title);
        self.put(format_args!("<nav aria-label=\"{title}\">\n<p><b>{title}</b></p>\n<ul>\n"));
        let mut number = 0;
        headings(&report.blocks, &mut |level, text| {
            number += 1;
            if level == 2 {
                let text = escape(text);
                self.put(format_args!("<li><a href=\"#h{number}\">{text}</a></li>\n"));
            }
        });
        self.text.push_str("</ul>\n</nav>\n");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        let mut breaks = false;
        for block in blocks {
            match block {
                Block::Break => {
                    breaks = true;
                    continue;
                }
                Block::Heading(level, text) => self.heading(*level, text, breaks),
                Block::Paragraph(size, spans) => self.paragraph(*size, spans),
                Block::List(items) => self.list(items),
                Block::Table(table) => self.table(table),
                Block::Picture(picture) => self.picture(picture, false),
                Block::Sheets(sheets) => self.picture(&sheets.picture, true),
                Block::Columns(columns) => self.columns(columns),
            }
            breaks = false;
        }
    }

    fn heading(&mut self, level: u8, text: &str, breaks: bool) {
        self.headings += 1;
        let (level, text, number) = (level.clamp(1, 3), escape(text), self.headings);
        let class = if breaks { " class=\"break\"" } else { "" };
        self.put(format_args!("<h{level} id=\"h{number}\"{class}>{text}</h{level}>\n"));
    }

    fn paragraph(&mut self, size: Size, spans: &[Span]) {
        let class = match size {
            Size::Lead => " class=\"lead\"",
            Size::Body => "",
            Size::Small => " class=\"small\"",
        };
        let text = self.spans(spans);
        self.put(format_args!("<p{class}>{text}</p>\n"));
    }

    fn spans(&self, spans: &[Span]) -> String {
        let each = spans.iter().map(|span| {
            let text = escape_lines(&span.text);
            let text = if span.bold { format!("<b>{text}</b>") } else { text };
            if span.role == Role::Text {
                text
            } else {
                format!("<span style=\"color: {}\">{text}</span>", self.palette.hex(span.role))
            }
        });
        each.collect()
    }

    fn list(&mut self, items: &[Vec<Span>]) {
        self.text.push_str("<ul>\n");
        for item in items {
            let text = self.spans(item);
            self.put(format_args!("<li>{text}</li>\n"));
        }
        self.text.push_str("</ul>\n");
    }

    fn table(&mut self, table: &Table) {
        let class = if table.is_captioned { "" } else { " class=\"unseen\"" };
        let caption = escape(&table.caption);
        self.put(format_args!("<table>\n<caption{class}>{caption}</caption>\n<thead>\n<tr>"));
        let side = |i: usize| match table.columns.get(i).map(|c| c.1) {
            Some(Side::Right) => " class=\"figure\"",
            Some(Side::Left) | None => "",
        };
        for (i, (head, _)) in table.columns.iter().enumerate() {
            let (side, head) = (side(i), escape(head));
            self.put(format_args!("<th scope=\"col\"{side}>{head}</th>"));
        }
        self.text.push_str("</tr>\n</thead>\n<tbody>\n");
        for row in &table.rows {
            self.text.push_str("<tr>");
            for (i, cell) in row.iter().enumerate() {
                let content = match cell {
                    Cell::Text(spans) => self.spans(spans),
                    Cell::Plot(p) => inline_svg(&p.shapes, p.area, self.palette, &p.alt),
                };
                let (tag, scope) = if i == 0 { ("th", " scope=\"row\"") } else { ("td", "") };
                let side = side(i);
                self.put(format_args!("<{tag}{scope}{side}>{content}</{tag}>"));
            }
            self.text.push_str("</tr>\n");
        }
        self.text.push_str("</tbody>\n</table>\n");
    }

    /// A picture; a drawing that may be large can be moved in its frame.
    fn picture(&mut self, picture: &Picture, is_large: bool) {
        let svg = inline_svg(&picture.shapes, picture.area, self.palette, &picture.alt);
        let caption = escape(&picture.caption);
        let caption = if caption.is_empty() {
            String::new()
        } else {
            format!("\n<figcaption>{caption}</figcaption>")
        };
        if is_large {
            let alt = escape(&picture.alt);
            self.put(format_args!(
                "<figure>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" \
                 aria-label=\"{alt}\">\n{svg}\n</div>{caption}\n</figure>\n"
            ));
        } else {
            self.put(format_args!("<figure>\n{svg}{caption}\n</figure>\n"));
        }
    }

    fn columns(&mut self, columns: &[Vec<Block>]) {
        self.text.push_str("<div class=\"columns\">\n");
        for blocks in columns {
            self.text.push_str("<div>\n");
            self.blocks(blocks);
            self.text.push_str("</div>\n");
        }
        self.text.push_str("</div>\n");
    }
}

/// Text with its line ends as such.
fn escape_lines(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(escape).collect();
    lines.join("<br>")
}

/// Visits the headings in the order in which they are written.
fn headings(blocks: &[Block], visit: &mut dyn FnMut(u8, &str)) {
    for block in blocks {
        match block {
            Block::Heading(level, text) => visit(*level, text),
            // Columns lie in no other columns.
            Block::Columns(columns) => columns.iter().for_each(|c| headings(c, visit)),
            Block::Paragraph(..)
            | Block::List(_)
            | Block::Table(_)
            | Block::Picture(_)
            | Block::Sheets(_)
            | Block::Break => {}
        }
    }
}
