#include <math.h>
#include <stdio.h>

#include "cards.h"
#include "command.h"
#include "life.h"

static const double TRACE_RATE = 60;

// The parts that carry, in the order of Posture.on.
static const char *const CONTACTS[PART_COUNT] = {
    "hand_l",     "hand_r",     "forearm_l", "forearm_r", "foot_l",    "foot_r", "knee_l", "knee_r",
    "shoulder_l", "shoulder_r", "ear_l",     "ear_r",     "back_head", "back",   "pelvis"};

static void print_names(const char *name) {
    printf("\t%s.x\t%s.y\t%s.z", name, name, name);
}

static void print_header(const Version *version) {
    printf("t\tbreath\tair\tstep\trep\tside");
    for (int j = 0; j < JOINT_COUNT; j++)
        print_names(joint_name((Joint)j));
    print_names("palm_l");
    print_names("palm_r");
    for (int i = 0; i < PART_COUNT; i++)
        printf("\t%s.on", CONTACTS[i]);
    if (version->prop[PROP_BAND]) {
        print_names("band_l");
        print_names("band_r");
    }
    if (version->prop[PROP_CHAIR])
        print_names("chair_top");
    print_names("com");
    printf("\n");
}

// Nothing is printed as -0.000000000.
static double plain(double x) {
    return fabs(x) < 5e-10 ? 0.0 : x;
}

static void print_vec(Vec3 v) {
    printf("\t%.9f\t%.9f\t%.9f", plain(v.x), plain(v.y), plain(v.z));
}

static void print_posture(const Version *version, const Figure *figure, const Posture *p) {
    for (int j = 0; j < JOINT_COUNT; j++)
        print_vec(p->body.position[j]);
    print_vec(body_palm(&p->body, SIDE_LEFT));
    print_vec(body_palm(&p->body, SIDE_RIGHT));
    for (int i = 0; i < PART_COUNT; i++)
        printf("\t%.6f", plain(p->on[i]));
    if (version->prop[PROP_BAND]) {
        print_vec(p->grip[SIDE_LEFT]);
        print_vec(p->grip[SIDE_RIGHT]);
    }
    if (version->prop[PROP_CHAIR])
        print_vec(p->chair_top);
    print_vec(figure_mass_centre(figure, &p->body));
    printf("\n");
}

static void trace(const Motion *motion, const Timeline *t, double rate, double alive) {
    static const char *const sides[] = {"left", "right", "none"};
    print_header(motion->version);
    double seconds = t->breaths * t->breath_seconds;
    for (long i = 0; (double)i / rate <= seconds + 1e-9; i++) {
        double at = (double)i / rate, breath = fmin(at / t->breath_seconds, t->breaths);
        int index = timeline_at(t, breath);
        const Phase *phase = &t->phase[index];
        Posture posture;
        life_at(motion, t, breath, alive, &posture);
        printf("%.9f\t%.9f\t%s\t%d\t%d\t%s", at, breath, phase->air == AIR_IN ? "in" : "out", index,
               phase->rep, sides[phase->side]);
        print_posture(motion->version, motion->figure, &posture);
    }
}

int command_trace(const Options *options) {
    Cards cards;
    if (!cards_open(&cards, options, NULL, 0))
        return command_told();
    int exercise = cards_exercise(&cards, options->name[0]);
    int person = exercise < 0 ? -1 : cards_person(&cards, options->person[0]);
    const Exercise *e = exercise < 0 ? NULL : &cards.library.exercise[exercise];
    int version = person < 0 ? -1 : cards_version(e, options->version);
    int status = version < 0 ? command_told() : 0;
    if (version == 0 && options->alive && cards.library.figure[person].child && e->plays)
        version = e->version_count; // its story, wiggles and all
    if (version >= 0) {
        Timeline timeline;
        Motion motion;
        timeline_init(&timeline, e, version,
                      options->breath_seconds > 0 ? options->breath_seconds
                                                  : BREATH_SECONDS_DEFAULT);
        motion_init(&motion, &cards.library.figure[person], &e->version[version], 1.0);
        trace(&motion, &timeline, options->rate > 0 ? options->rate : TRACE_RATE,
              options->alive ? 1 : 0);
        timeline_free(&timeline);
        status = command_printed();
    }
    cards_close(&cards);
    return status;
}
