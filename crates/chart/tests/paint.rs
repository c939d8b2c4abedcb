//! One scene, painted by a real plotters backend.

use mingjing_chart::kinds::time_series::{ALWAYS, Band, Limit, TimeSeries, build};
use mingjing_chart::paint::{GRID, paint};
use mingjing_chart::{Point, Rgb, Series, Size, Theme};
use plotters_svg::SVGBackend;

#[expect(clippy::unwrap_used, reason = "a test helper")]
fn svg(theme: &Theme) -> String {
    let points = [Some(40.0), Some(90.5), None, Some(130.0), Some(20.0)];
    let points = points.iter().enumerate().map(|(i, y)| Point::new(i as f64 * 3600.0, *y)).collect();
    let drawn = build(&TimeSeries {
        size: Size::new(360.0, 200.0),
        series: vec![Series::new("PM10", points)],
        bands: vec![Band { from: 0.0, to: 50.0, label: "优".into(), colour: Rgb(0, 228, 0), span: ALWAYS }],
        limits: vec![Limit { value: 150.0, label: "限值".into(), span: ALWAYS }],
        ..TimeSeries::default()
    });
    let mut text = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut text, (360 * 8, 200 * 8));
        paint(&drawn.scene, theme, GRID, "sans-serif", &mut backend).unwrap();
    }
    text
}

#[test]
fn texts_are_texts_and_the_line_is_torn_at_the_gap() {
    let svg = svg(&Theme::LIGHT);
    assert!(svg.contains("优") && svg.contains("限值"));
    let accent = "#0B5D66";
    let lines = svg.lines().filter(|line| line.contains("<polyline") && line.contains(accent)).count();
    assert_eq!(lines, 2, "two runs, two lines");
}

#[test]
fn light_and_dark_differ_only_in_colour() {
    let strip =
        |svg: String| svg.split('#').map(|part| part.get(6..).unwrap_or(part).to_owned()).collect::<String>();
    assert_eq!(strip(svg(&Theme::LIGHT)), strip(svg(&Theme::DARK)));
    assert_ne!(svg(&Theme::LIGHT), svg(&Theme::DARK));
}
