exercise {
    id = "sway", name = "Sway",
    poses = { tall = { base = "standing" }, side = { base = "tall", spine = { side = 10 } } },
    ready = { say = "Stand." },
    steps = {
        exhale { pose = "side", say = "Out." },
        inhale { pose = "tall", say = "In." },
    },
}
exercise {
    id = "cat", name = "Cat",
    poses = { fours = { base = "hands_and_knees" }, round = { base = "fours", spine = { flex = 10 } } },
    ready = { say = "Kneel." },
    steps = {
        exhale { pose = "round", say = "Out." },
        inhale { pose = "fours", say = "In." },
    },
}
level { id = "together", name = "Together", moves = { "sway", "cat", "cat", "sway" } }
level { id = "twice", name = "Twice", floor_trips = 2, moves = { "cat", "sway", "cat" } }
level { id = "often", name = "Often", moves = { "cat", "sway", "cat" } }
