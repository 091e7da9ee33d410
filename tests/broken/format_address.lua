local text = string.format("%p", {})
