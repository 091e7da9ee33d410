-- Side to Side Bend: with the band overhead the ribs slide to one side, then to the other.
exercise {
    id    = "side_to_side_bend",
    name  = "Side to Side Bend",
    why   = "Gives the sides of the ribs room to breathe.",
    props = { "mat", "band" },
    sides = "alternate", reps = 4, -- four on each side, in turn
    band  = { breadths = 1.6 },
    form  = { "no_twist", "no_lean", "hips_still", "hips_level", "head_follows",
              "shoulders_low", "even_arms", "upright" },
    camera = { yaw = 0, pitch = 5 },
    poses = {
        down = { base = "standing", feet = "hip_width", knees = 6, band = 12, grip = { "hands" } },
        over = { base = "down", band = 166, blades = { up = 25 } },
        bend = { base = "over", spine = { side = 28 }, neck = { side = 6 }, pelvis = { shift = 0.04 } },
    },
    ready = { say = { "Stand tall, feet under your hips. Hold the band in front of you.",
                      short = "Stand tall. Hold the band." } },
    before = {
        exhale { pose = "over",
                 say = { "Out, and lift the band overhead. Ribs stay down.", short = "Out, lift." } },
        inhale { pose = "over",
                 say = { "In, and stay tall.", short = "In, tall." } },
    },
    steps = {
        exhale { pose = "bend",
                 say = { "Out, and lean to the {lead}.", short = "Out, {lead}." }, feel = "other_side" },
        hold { breaths = 2,
               say = { "Breathe into the long side. Two slow breaths.", short = "Two breaths." }, feel = "other_side" },
        inhale { pose = "over",
                 say = { "In, and come up tall.", short = "In, tall." } },
    },
    after = {
        exhale { pose = "down",
                 say = { "Out, and let the band float down.", short = "Out, float down." } },
        inhale { pose = "down",
                 say = { "In, and rest.", short = "In, rest." } },
    },
    next   = { "Now we are palm trees in the wind.", short = "Next, palm trees." },
    switch = { "Now to the {lead}.", short = "To the {lead}." },
    last   = { "The last one, soft and slow.", short = "Last one." },
    done   = { "Lovely. Feel how wide you breathe.", short = "Lovely." },
    versions = {
        easier = {
            name  = "Smaller and wider",
            band  = { breadths = 2 },
            poses = { bend = { spine = { side = 15 }, neck = { side = 3 }, pelvis = { shift = 0.02 } } },
        },
        harder = {
            name  = "Narrow hands",
            band  = { breadths = 1.2 },
            poses = { bend = { spine = { side = 32 } } },
        },
    },
    kid = { story = "You are a palm tree, and the wind comes from the sea." },
    sources = { "Post-natal stretch routine: band overhead, lower to one side, two breaths, the other side; eight in all." },
}
