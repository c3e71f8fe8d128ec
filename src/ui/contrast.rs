//! The colours of `www/styles.css` against the contrast that WCAG 2.2 AA asks for.

use std::collections::BTreeMap;

/// Name and relative luminance of every colour of one table.
fn table(css: &str) -> BTreeMap<String, f64> {
    let mut out = BTreeMap::new();
    for part in css.split(';').filter_map(|p| p.trim().strip_prefix("--")) {
        let Some((name, value)) = part.split_once(':') else { continue };
        let Some(hex) = value.trim().strip_prefix('#').filter(|h| h.len() == 6) else { continue };
        let channel = |at: usize| {
            let c = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        out.insert(name.to_owned(), 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4));
    }
    out
}

fn ratio(a: f64, b: f64) -> f64 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn words_and_lines_stand_out_in_both_themes() {
    let css = include_str!("../../www/styles.css");
    let tables: Vec<BTreeMap<String, f64>> =
        css.split('{').map(|part| table(part.split('}').next().unwrap())).filter(|t| t.contains_key("ink")).collect();
    assert_eq!(tables.len(), 3, "light, dark by choice, dark by the system");
    assert_eq!(tables[1], tables[2], "the two dark tables are one");
    let mut low = Vec::new();
    for (theme, colours) in ["light", "dark"].into_iter().zip(&tables) {
        let mut check = |front: &str, back: &str, least: f64| {
            let found = ratio(colours[front], colours[back]);
            if found < least {
                low.push(format!("{theme}: {front} on {back} {found:.2} < {least}"));
            }
        };
        for back in ["page", "panel"] {
            for front in ["ink", "soft", "accent"] {
                check(front, back, 4.5);
            }
            check("focus", back, 3.0);
        }
        check("accent-ink", "accent", 4.5);
        check("ink", "lit", 4.5);
        for kind in ["person", "role", "organization", "place", "document", "time", "figure"] {
            let (line, tint) = (format!("{kind}-line"), format!("{kind}-tint"));
            check("ink", &tint, 4.5);
            check(&line, &tint, 3.0);
            check(&line, "panel", 3.0);
        }
        for kind in ["result", "limitation", "task", "assessment"] {
            check(&format!("{kind}-line"), "panel", 4.5);
        }
    }
    assert!(low.is_empty(), "{}", low.join("\n"));
}
