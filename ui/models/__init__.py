"""Models between domain values and views: named columns, cached words, no queries."""
