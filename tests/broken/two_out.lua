exercise {
    id = "cat", name = "Cat",
    poses = { tall = { base = "standing" }, low = { base = "tall", spine = { flex = 20 } } },
    steps = {
        exhale { pose = "low" },
        exhale { pose = "tall" },
        inhale { pose = "tall" },
    },
}
