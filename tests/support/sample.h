// A small library made in C, for tests that need movements but no scripts: one movement that
// stands, one on the floor, and a level of both.
#ifndef SAMPLE_H
#define SAMPLE_H

#include <string.h>

#include "level.h"

typedef struct {
    Exercise exercise[2];
    Level level[1];
    Figure figure[2];
    Library library;
} Sample;

static inline void sample_go(Steps *steps, Air air, int pose) {
    StepCard *s = &steps->step[steps->count++];
    *s = (StepCard){.kind = STEP_GO, .air = air, .halves = 1, .pose = pose, .via = -1};
    s->line = 10 + steps->count;
    s->say =
        (Cue){air == AIR_IN ? "sample.in" : "sample.out", air == AIR_IN ? "In." : "Out.", NULL};
}

static inline void sample_hold(Steps *steps, int breaths) {
    StepCard *s = &steps->step[steps->count++];
    *s = (StepCard){.kind = STEP_HOLD, .breaths = breaths, .pose = -1, .via = -1};
    s->line = 10 + steps->count;
}

// Out to pose 1, a hold of two breaths, in and back to pose 0.
static inline void sample_exercise(Exercise *e, const char *id, Sides sides, int reps, bool floor) {
    *e = (Exercise){
        .id = id, .name = id, .file = "sample.lua", .line = 1, .sides = sides, .reps = reps};
    e->version_count = 2;
    for (int i = 0; i < 2; i++) {
        Version *v = &e->version[i];
        v->id = v->name = i == 0 ? "normal" : "easier";
        v->pose_count = 2;
        v->pose[0] = (PoseCard){.id = "home", .base = -1, .line = 3};
        v->pose[1] = (PoseCard){.id = "there", .base = 0, .line = 4};
        for (int p = 0; p < 2; p++) {
            PoseGoal *g = &v->pose[p].goal;
            g->stance = floor ? STANCE_HANDS_AND_KNEES : STANCE_STANDING;
            g->contact[PART_FOOT] = g->contact[PART_FOOT + 1] = CONTACT_PLANT;
            if (floor) {
                g->contact[PART_KNEE] = g->contact[PART_KNEE + 1] = CONTACT_PLANT;
                g->contact[PART_HAND] = g->contact[PART_HAND + 1] = CONTACT_PLANT;
                g->set[CHANNEL_PELVIS_PITCH] = true;
                g->value[CHANNEL_PELVIS_PITCH] = radians(72);
            }
        }
        v->pose[1].goal.set[CHANNEL_SPINE_SIDE] = true;
        v->pose[1].goal.value[CHANNEL_SPINE_SIDE] = radians(i == 0 ? 12 : 6);
        sample_go(&v->each, AIR_OUT, 1);
        sample_hold(&v->each, 2);
        sample_go(&v->each, AIR_IN, 0);
        v->ready = (Cue){"sample.ready", "Ready.", NULL};
    }
}

static inline void sample_make(Sample *s) {
    memset(s, 0, sizeof *s);
    sample_exercise(&s->exercise[0], "lean", SIDES_ALTERNATE, 2, false);
    sample_exercise(&s->exercise[1], "crawl", SIDES_EACH, 1, true);
    s->level[0] = (Level){.id = "both", .name = "Both", .move_count = 2};
    s->level[0].move[1].exercise = 1;
    figure_init(&s->figure[0], 1.65, false);
    figure_init(&s->figure[1], 1.10, true);
    strcpy(s->figure[0].id, "mum");
    strcpy(s->figure[1].id, "kid");
    s->library = (Library){.exercise = s->exercise,
                           .exercise_count = 2,
                           .level = s->level,
                           .level_count = 1,
                           .figure = s->figure,
                           .figure_count = 2};
}

#endif
