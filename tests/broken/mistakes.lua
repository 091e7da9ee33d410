-- Common mistakes that do not say what they mean.
exercise {
    id = "cat",
    name = "Cat",
    poses = {
        tall = { base = "standing" },
        low = { base = "tall", spine = { flex = 20 } },
    },
    mistakes = {
        { at = "lwo", say = "Tall.", spine = { flex = 30 } },
        { at = "low", spine = { flx = 30 } },
        { say = "Soft.", spin = { flex = 30 } },
    },
    steps = {
        exhale { pose = "low", feel = "lower_back", moves = { "hand" }, still = { "feat" } },
        inhale { pose = "tall" },
    },
}
