exercise { id = "one", name = "One", poses = { tall = { base = "standing" } }, steps = {} }
exercise {
    id = "two", name = "Two", poses = {},
    steps = { hold { breaths = 1 } },
}
exercise {
    id = "three", name = "Three",
    steps = { exhale { pose = "tall" }, inhale { pose = "tall" } },
}
