"""Lists in and out that are not reports: people and notes from spreadsheets, tables to spreadsheets."""
