-- ID: a movement to start from. Change one thing, save, and look:
--   stretch-garden check FOLDER
--   stretch-garden show ID --pack FOLDER --sheet 8 --out ID.png
-- Every field there is stands in the reference: stretch-garden docs --out FOLDER
exercise {
    id    = "ID",                        -- the file's name and the card's are the same
    name  = "NAME",                      -- what the family reads
    why   = "Gives the sides of the ribs room to breathe.", -- one sentence: how it helps
    props = { "mat" },                   -- also "band", "chair", "wall", "cushion"
    sides = "alternate", reps = 3,       -- right, left, right ...; three on each side

    -- Poses are angles in degrees and what touches what. Only what differs from the base is
    -- written, and only one side: `lead` is the side that leads, the other is mirrored.
    poses = {
        tall = { base = "standing", feet = "hip_width", knees = 6 },
        sway = { base = "tall", spine = { side = 15 }, pelvis = { shift = 0.03 } },
    },

    -- What is said while getting ready: in full the first time, in few words later.
    ready = { say = { "Stand tall, feet under your hips, arms at ease.", short = "Stand tall." } },

    -- One repetition. Each line is one half-breath; out and in take turns, a hold comes after an
    -- out-breath. {lead} and {other} become right and left. The last words name the breath.
    steps = {
        exhale { pose = "sway", feel = "other_side",
                 say = { "Sway to the {lead}, and breathe out.", short = "To the {lead}, and out." } },
        hold   { breaths = 1,
                 say = { "Stay there, for one slow breath.", short = "One breath." } },
        inhale { pose = "tall",
                 say = { "Come up tall, and breathe in.", short = "Up, and in." } },
    },
    next = { "Now a new one. You are a tree in the wind.", short = "Now the tree." },
    done = { "Lovely. Stand at ease.", short = "Lovely." },

    -- A common mistake, shown beside the right form when there is time; said as what to do.
    mistakes = {
        { at = "sway", spine = { side = 10, turn = 20 },
          say = { "Your chest looks straight ahead.", short = "Chest ahead." } },
    },

    -- The same, gentler: only what differs.
    versions = {
        easier = { name = "A smaller sway", poses = { sway = { spine = { side = 8 } } } },
    },

    -- The child's own way through the same breaths. A wiggle is a small swing during the hold.
    kid = {
        story   = "You are a tree, and the wind is playing with you.",
        wiggles = { sway = { times = 2, neck = { side = 4 } } },
        steps   = {
            exhale { pose = "sway", say = { "The wind blows you to the {lead}.", short = "Wind to the {lead}." } },
            hold   { breaths = 1, say = { "A bird sits on your branch.", short = "A bird." } },
            inhale { pose = "tall", say = { "The wind rests. Up again.", short = "Up again." } },
        },
    },
    sources = { "Where you learned it: a book, a physiotherapist." },
}
