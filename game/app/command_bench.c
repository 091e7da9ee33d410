#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench.h"
#include "cards.h"
#include "command.h"
#include "fail.h"
#include "life.h"
#include "random.h"
#include "stage.h"

// Every figure: warmed up once, then in several rounds, of which the best counts: what other
// programs take away in between is not the game's.
enum { ROUNDS = 5, PEOPLE = 2 };
static const double ROUND_SECONDS = .03;

void bench_row(const char *name, double value, const char *unit) {
    printf("%s\t%.3f\t%s\n", name, value, unit);
    fflush(stdout);
}

double bench_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

// Does one small piece of the work; `index` counts up.
typedef void (*Work)(void *what, int index);

// Seconds for one piece.
static double seconds_for(Work work, void *what) {
    double best = 1e9;
    int index = 0, many = 1;
    work(what, index++);
    for (int round = 0; round < ROUNDS; round++) {
        double start = bench_now(), now = start;
        int done = 0;
        while (now - start < ROUND_SECONDS) {
            for (int i = 0; i < many; i++)
                work(what, index++);
            done += many;
            now = bench_now();
            many = now - start < .001 ? 2 * many : many; // the clock must not be asked too often
        }
        double each = (now - start) / done;
        best = each < best ? each : best;
    }
    return best;
}

// ---- poses ----

typedef struct {
    const Exercise *exercise;
    Motion motion;
    Timeline timeline;
    Posture posture;
    Random dice;
    Blend blend;
} Poses;

static void next_frame(void *what, int index) {
    Poses *p = what;
    double breaths = index / (60.0 * BREATH_SECONDS_DEFAULT);
    int rounds = (int)(breaths / p->timeline.breaths);
    motion_at(&p->motion, &p->timeline, breaths - rounds * p->timeline.breaths, &p->posture);
}

static void any_frame(void *what, int index) {
    (void)index;
    Poses *p = what;
    motion_at(&p->motion, &p->timeline, random_unit(&p->dice) * p->timeline.breaths, &p->posture);
}

static void alive_frame(void *what, int index) {
    Poses *p = what;
    double breaths = index / (60.0 * BREATH_SECONDS_DEFAULT);
    int rounds = (int)(breaths / p->timeline.breaths);
    life_at(&p->motion, &p->timeline, breaths - rounds * p->timeline.breaths, 1, &p->posture);
}

static void only_blend(void *what, int index) {
    Poses *p = what;
    for (int g = 0; g < GROUP_COUNT; g++)
        p->blend.to[g] = blend_ease((index % 270) / 270.0);
    blend_body(p->motion.figure, &p->blend, &p->posture.body);
}

static void measure_poses(const Library *l) {
    Poses *p = calloc(1, sizeof *p);
    ASSERT(p);
    double sum = 0, worst = 0, seek = 0, blend = 0, alive = 0;
    int count = 0;
    for (int i = 0; i < l->exercise_count; i++)
        for (int f = 0; f < l->figure_count && f < PEOPLE; f++) {
            const Version *v = &l->exercise[i].version[0];
            timeline_init(&p->timeline, &l->exercise[i], 0, BREATH_SECONDS_DEFAULT);
            motion_init(&p->motion, &l->figure[f], v, 1);
            p->blend = (Blend){.from = &p->motion.key[v->start],
                               .goal = &p->motion.key[v->each.step[0].pose]};
            double each = seconds_for(next_frame, p);
            sum += each;
            worst = each > worst ? each : worst;
            seek += seconds_for(any_frame, p);
            blend += seconds_for(only_blend, p);
            alive += seconds_for(alive_frame, p);
            count++;
            timeline_free(&p->timeline);
        }
    bench_row("pose_with_contacts", 1e6 * sum / count, "us");
    bench_row("pose_with_contacts_worst", 1e6 * worst, "us");
    bench_row("pose_blend_only", 1e6 * blend / count, "us");
    bench_row("pose_next_frame", 1e6 * sum / count, "us");
    bench_row("pose_random_seek", 1e6 * seek / count, "us");
    bench_row("pose_alive", 1e6 * alive / count, "us");
    free(p);
}

// ---- loading and solving ----

static void load_scripts(void *what, int index) {
    (void)index;
    Cards cards;
    if (cards_open(&cards, what, NULL, 0))
        cards_close(&cards);
}

static void solve_all(void *what, int index) {
    (void)index;
    const Library *l = what;
    static const double all_the_way = 1;
    Motion *motion = malloc(sizeof *motion);
    ASSERT(motion);
    for (int i = 0; i < l->exercise_count; i++)
        for (int f = 0; f < l->figure_count && f < PEOPLE; f++)
            motion_init(motion, &l->figure[f], &l->exercise[i].version[0], all_the_way);
    free(motion);
}

// ---- drawing ----

typedef struct {
    Stage *stage;
    const Library *library;
    int exercise;
    Timeline timeline;
} Drawing;

static void draw_people(void *what, int index) {
    Drawing *d = what;
    const Exercise *e = &d->library->exercise[d->exercise];
    double breath = d->timeline.breaths * (index % 37) / 37.0; // all through the movement
    StageShot shot = {.scene = stage_scene(d->stage, e, 0, 1),
                      .timeline = &d->timeline,
                      .breath = breath,
                      .seconds = index / 60.0};
    stage_draw(d->stage, &shot);
}

// The mean over the movements with or without a chair, milliseconds.
static double drawing_time(Drawing *d, bool chair) {
    double sum = 0;
    int count = 0;
    for (d->exercise = 0; d->exercise < d->library->exercise_count; d->exercise++) {
        const Exercise *e = &d->library->exercise[d->exercise];
        if (e->version[0].prop[PROP_CHAIR] != chair)
            continue;
        timeline_init(&d->timeline, e, 0, BREATH_SECONDS_DEFAULT);
        sum += seconds_for(draw_people, d);
        count++;
        timeline_free(&d->timeline);
    }
    return count ? 1e3 * sum / count : 0;
}

static bool measure_drawing(const Library *l, int most, int width, int height) {
    const Figure *people[STAGE_PEOPLE] = {NULL};
    int count = 0;
    for (int i = l->figure_count - 1; i >= 0 && count < most; i--) // mum first
        people[count++] = &l->figure[i];
    Drawing d = {.library = l};
    d.stage = count ? stage_create(people, count, width, height, HOUR_NOON) : NULL;
    if (!d.stage)
        return false;
    static const struct {
        RasterKernel kernel;
        int helpers; // threads beside the first
        const char *name;
    } kernels[] = {{RASTER_WIDE8, 0, "wide8"},
                   {RASTER_WIDE4, 0, "wide4"},
                   {RASTER_BEST, 1, "two_threads"}}; // as the game draws where it has two cores
    for (int k = 0; k < 3; k++) {
        if ((kernels[k].helpers > 0 && most <= PEOPLE) ||
            !raster_kernel(stage_raster(d.stage), kernels[k].kernel) ||
            !raster_threads(stage_raster(d.stage), kernels[k].helpers))
            continue;
        for (int chair = 0; chair < 2; chair++) {
            char name[64];
            snprintf(name, sizeof name, "draw_%s_people_%dx%d_%s%s", most > PEOPLE ? "four" : "two",
                     width, height, kernels[k].name, chair ? "_chair" : "");
            bench_row(name, drawing_time(&d, chair), "ms");
        }
    }
    stage_destroy(d.stage);
    return true;
}

int command_bench(const Options *options) {
    if (bench_is_player())
        return bench_play(options);
    Cards cards;
    if (!cards_open(&cards, options, NULL, 0))
        return command_told();
    Library *l = &cards.library;
    measure_poses(l);
    Options quiet = *options;
    bench_row("load_scripts", 1e3 * seconds_for(load_scripts, &quiet), "ms");
    bench_row("solve_key_poses", 1e3 * seconds_for(solve_all, l), "ms");
    int status = 0;
    if (!measure_drawing(l, PEOPLE, 1280, 720) || !measure_drawing(l, PEOPLE, 1920, 1080) ||
        !measure_drawing(l, STAGE_PEOPLE, 1920, 1080))
        status = command_told();
    if (!bench_sound(&cards.paths))
        status = command_told();
    cards_close(&cards);
    if (!bench_player(1280, 720) || !bench_player(1920, 1080) || !bench_player(3840, 2160))
        status = command_told();
    return status ? status : command_printed();
}
