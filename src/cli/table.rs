//! Tables for people: columns as wide as their widest cell, numbers to the right.

/// Widest cell, in characters; a longer text ends in an ellipsis.
const MAX_CELL: usize = 48;

/// Where the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Texts.
    Left,
    /// Numbers.
    Right,
}

/// A table of text.
pub(super) struct Table {
    sides: Vec<Side>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with a head; its columns stand on these sides.
    pub(super) fn new(sides: &[Side], head: Vec<String>) -> Self {
        Self { sides: sides.to_vec(), rows: vec![head] }
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The table as lines, indented by two, with a rule under the head.
    pub(super) fn lines(&self) -> Vec<String> {
        let cells: Vec<Vec<String>> =
            self.rows.iter().map(|row| row.iter().map(|c| clipped(c)).collect()).collect();
        let widths: Vec<usize> = (0..self.sides.len())
            .map(|at| cells.iter().filter_map(|r| r.get(at)).map(|c| width(c)).max().unwrap_or(0))
            .collect();
        let mut out = Vec::new();
        for (number, row) in cells.iter().enumerate() {
            let mut line = String::from(" ");
            for ((cell, side), wide) in row.iter().zip(&self.sides).zip(&widths) {
                let space = " ".repeat(wide.saturating_sub(width(cell)));
                let (left, right) = match side {
                    Side::Left => (cell.as_str(), space.as_str()),
                    Side::Right => (space.as_str(), cell.as_str()),
                };
                line.extend([" ", left, right, " "]);
            }
            out.push(line.trim_end().to_owned());
            if number == 0 {
                let rule: usize = widths.iter().map(|w| w + 2).sum();
                out.push(format!("  {}", "─".repeat(rule.saturating_sub(2))));
            }
        }
        out
    }
}

fn width(cell: &str) -> usize {
    cell.chars().count()
}

fn clipped(cell: &str) -> String {
    let cell = super::console::plain(cell);
    if width(&cell) <= MAX_CELL {
        return cell;
    }
    let mut out: String = cell.chars().take(MAX_CELL - 1).collect();
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let head = ["ufficio", "carico"].map(str::to_owned).to_vec();
        let mut table = Table::new(&[Side::Left, Side::Right], head);
        table.row(vec!["Messi".to_owned(), "91 %".to_owned()]);
        assert_eq!(table.lines(), ["  ufficio  carico", "  ───────────────", "  Messi      91 %"]);
    }

    #[test]
    fn long_and_wild_cells_are_tamed() {
        let mut table = Table::new(&[Side::Left], vec!["a".to_owned()]);
        table.row(vec!["x".repeat(90)]);
        table.row(vec!["b\u{7}c".to_owned()]);
        assert_eq!(table.lines()[2].chars().count(), MAX_CELL + 2);
        assert_eq!(table.lines()[3], "  b c");
    }
}
