-- A word that is not a field, with the right one known.
exercise {
    id = "cat",
    name = "Cat",
    poses = { tall = { base = "standing" }, low = { base = "tall", spine = { flex = 20 } } },
    steps = {
        exhale {
            pose = "low", cues = { "Out." },
        },
        inhale { pose = "tall", say = "In." },
    },
}
