level { id = "one", name = "One", moves = {} }
