-- Every word of these is one letter off.
exercise {
    id = "cat",
    nmae = "Cat",
    posses = {
        tall = { base = "standing" },
    },
    sides = "alternat",
    steps = {
        exhale { pose = "tall", feel = "lower_bak" },
        inhale { pose = "tal" },
    },
}
