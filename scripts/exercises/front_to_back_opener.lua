-- Front to Back Opener: the band goes up, over the head, behind, and all the way back.
exercise {
    id    = "front_to_back_opener",
    name  = "Front to Back Opener",
    why   = "Opens the chest and the upper back after holding and feeding.",
    props = { "mat", "band" },
    reps  = 5,
    band  = { breadths = 3.5 },
    camera = { yaw = 30, pitch = 7 },
    poses = {
        -- band: 0 hanging, 90 in front, 180 overhead, more is behind; each body stops where it fits
        start  = { base = "standing", feet = "hip_width", knees = 6, band = 12, grip = { "hands" } },
        front  = { base = "start", band = 90 },
        up     = { base = "start", band = 165, blades = { up = 25 } },
        behind = { base = "start", band = 207, spine = { flex = -3 }, neck = { flex = 0 }, blades = { up = 15 } },
    },
    ready = { say = { "Stand tall, feet under your hips. Hold the band wide, just a little tight.",
                      short = "Stand tall. Hold the band wide." } },
    steps = {
        exhale { pose = "up", via = { pose = "front", at = 0.5 },
                 say = { "Out, and lift the band. Ribs stay down.", short = "Out, lift." }, feel = "upper_back" },
        inhale { pose = "up", camera = { yaw = 78 },
                 say = { "In, and stay tall.", short = "In, stay tall." } },
        exhale { pose = "behind", camera = { yaw = 75 },
                 say = { "Out, and let it float behind you.", short = "Out, behind." }, feel = "chest" },
        inhale { pose = "start", via = { pose = "up", at = 0.33 }, min_seconds = 3.0,
                 camera = { yaw = 30 },
                 say = { "In, up and over, and down again.", short = "In, over and down." } },
    },
    next = { "Now the band goes over the rainbow.", short = "Next, the band." },
    last = { "One more, nice and slow.", short = "One more." },
    done = { "Lovely. Let your shoulders rest.", short = "Lovely." },
    versions = {
        easier = {
            name  = "Smaller and wider",
            band  = { breadths = 4 },
            poses = { behind = { band = 185, spine = { flex = -1 } } },
            ready = { say = { "Stand tall. Hold the band very wide, or take a long scarf.",
                              short = "Hold the band very wide." } },
        },
    },
    kid = { story = "You paint a rainbow, from the grass up over the sky." },
    sources = { "Post-natal stretch routine: stand with a band, lift, lower behind, and come back; five times." },
}
