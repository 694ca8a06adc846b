/// The kinds of file that the timeline goes out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExportFormat {
    Svg,
    Png,
    Csv,
    Calendar,
    TimelineJs,
}

impl ExportFormat {
    pub const ALL: [ExportFormat; 5] =
        [ExportFormat::Svg, ExportFormat::Png, ExportFormat::Csv, ExportFormat::Calendar, ExportFormat::TimelineJs];

    pub fn name(self) -> &'static str {
        match self {
            ExportFormat::Svg => "Picture for print (SVG)",
            ExportFormat::Png => "Picture for the web (PNG)",
            ExportFormat::Csv => "Table for a spreadsheet (CSV)",
            ExportFormat::Calendar => "Calendar (ICS)",
            ExportFormat::TimelineJs => "TimelineJS (JSON)",
        }
    }

    pub fn help(self) -> &'static str {
        match self {
            ExportFormat::Svg => "All lanes in the time shown now; sharp at any size",
            ExportFormat::Png => "The same in pixels",
            ExportFormat::Csv => "A row for each event and statement shown, the undated at the end",
            ExportFormat::Calendar => "An entry over all the days that a date can mean",
            ExportFormat::TimelineJs => "For the web page maker of that name",
        }
    }

    /// Of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            ExportFormat::Svg => "svg",
            ExportFormat::Png => "png",
            ExportFormat::Csv => "csv",
            ExportFormat::Calendar => "ics",
            ExportFormat::TimelineJs => "json",
        }
    }
}
