// ctest: serial full plain
// The benchmark: every figure is there, each line whole, all within 40 seconds of a machine that
// has nothing else to do.
#include "check.h"

#include <stdbool.h>
#include <time.h>

static const char *const NAMES[] = {"pose_with_contacts",
                                    "pose_with_contacts_worst",
                                    "pose_blend_only",
                                    "pose_next_frame",
                                    "pose_random_seek",
                                    "load_scripts",
                                    "solve_key_poses",
                                    "draw_two_people_1280x720_wide4",
                                    "draw_two_people_1280x720_wide4_chair",
                                    "draw_two_people_1920x1080_wide4",
                                    "draw_four_people_1920x1080_two_threads",
                                    "start_to_first_frame_1280x720",
                                    "start_to_first_frame_3840x2160",
                                    "start_to_whole_picture_3840x2160",
                                    "frame_while_stretching_1280x720",
                                    "allocations_per_frame_1280x720",
                                    "worst_tick_1280x720",
                                    "memory_peak_1280x720",
                                    "memory_now_1280x720",
                                    "memory_peak_1920x1080",
                                    "video_driver_1280x720",
                                    "render_driver_1280x720"};

static double seconds_of(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

// How much longer than alone a program takes here now: a fifth of a second at work.
static double slowness(void) {
    double start = seconds_of(CLOCK_MONOTONIC), work = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    while (seconds_of(CLOCK_PROCESS_CPUTIME_ID) - work < .2) {}
    return (seconds_of(CLOCK_MONOTONIC) - start) / .2;
}

static void tells_every_figure(void **state) {
    (void)state;
    bool seen[COUNT(NAMES)] = {false};
    double slow = slowness(), start = seconds_of(CLOCK_MONOTONIC);
    FILE *lines = popen(TEST_PROGRAM " bench", "r");
    assert_non_null(lines);
    char line[256];
    while (fgets(line, sizeof line, lines)) {
        char *value = strchr(line, '\t'), *unit = value ? strchr(value + 1, '\t') : NULL;
        if (!unit || !strchr(unit, '\n') || strchr(unit + 1, '\t'))
            fail_msg("not a name, a value and a unit: %s", line);
        *value = '\0';
        for (size_t i = 0; i < COUNT(NAMES); i++)
            seen[i] |= strcmp(NAMES[i], line) == 0;
        if (strcmp(line, "allocations_per_frame_1280x720") == 0)
            assert_near(strtod(value + 1, NULL), 0, 0);
        if (strcmp(line, "pose_with_contacts") == 0)
            assert_true(strtod(value + 1, NULL) > 0);
    }
    assert_int_equal(pclose(lines), 0);
    double took = seconds_of(CLOCK_MONOTONIC) - start;
    slow = .5 * (slow + slowness());
    for (size_t i = 0; i < COUNT(NAMES); i++)
        if (!seen[i])
            fail_msg("there is no figure %s", NAMES[i]);
    assert_true(took < 40 * (slow > 1 ? slow : 1));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(tells_every_figure)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
