local steps = { exhale "tall" }
