exercise {
    id = "cat", name = "Cat",
    poses = { tall = { base = "standing" }, low = { base = "tall", spine = { flex = 20 } } },
    before = {
        exhale { pose = "low" },
    },
    steps = {
        exhale { pose = "tall" },
        inhale { pose = "low" },
    },
    after = {
        inhale { pose = "tall" },
    },
}
