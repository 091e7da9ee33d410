local text = table.concat({}, "x", 1, 1 << 60)
