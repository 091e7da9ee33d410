#include "bench.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "command.h"
#include "fail.h"
#include "file.h"
#include "game.h"
#include "heap.h"
#include "opening.h"

// In the surroundings of the player: the size of its picture.
#define PLAYER "STRETCH_GARDEN_BENCH_PLAYER"

enum { WARM_FRAMES = 90, FRAMES = 120, FULL_HIGH = 1080, CHANGES = 3, DRAWN = 4 };
static const double BEFORE_END = .25; // breaths: under two seconds

bool bench_is_player(void) {
    return getenv(PLAYER) != NULL;
}

// ---- the player ----

// A line of /proc/self/status in megabytes, 0 where there is none.
static double memory(const char *name) {
    FILE *file = fopen("/proc/self/status", "r");
    char line[256];
    double kilobytes = 0;
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, name, strlen(name)) == 0)
            kilobytes = strtod(line + strlen(name) + 1, NULL);
    if (file)
        fclose(file);
    return kilobytes / 1024.0;
}

static void frame(Game *g) {
    game_tick(g);
    game_draw(g);
    window_present(&g->window);
}

// Plays the first level from the first out-breath on.
static void play(Game *g) {
    game_begin(g, &g->cards.library.level[g->door[0]], 0, 1);
    for (long i = 0; i < 3600 * TICKS_PER_SECOND && g->session.state != SESSION_STRETCH; i++) {
        if (g->session.state == SESSION_READY && i == 1)
            game_press(g, &(InputEvent){.action = ACTION_OK, .pressed = true});
        game_tick(g);
    }
    for (int i = 0; i < WARM_FRAMES; i++)
        frame(g);
    long before = heap_count();
    double start = bench_now();
    for (int i = 0; i < FRAMES; i++)
        frame(g);
    printf("frame_ms %.3f\n", 1e3 * (bench_now() - start) / FRAMES);
    if (heap_counts())
        printf("allocations %.3f\n", (double)(heap_count() - before) / FRAMES);
}

// Time at work of this thread alone, seconds.
static double at_work(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

// The longest tick while one movement of a level ends and everybody goes to the next, seconds: the
// ways have been solved by then.
static double change_tick(Game *g, const Level *level) {
    game_begin(g, level, 0, 1);
    session_press(&g->session, BUTTON_OK, true);
    while (g->session.state != SESSION_STRETCH)
        game_tick(g);
    for (int i = 0; i < WARM_FRAMES; i++)
        frame(g);
    session_seek(&g->session, g->session.timeline.breaths - BEFORE_END);
    double worst = 0;
    for (int i = 0; i < 2 * FRAMES; i++) {
        double start = at_work();
        game_tick(g);
        worst = fmax(worst, at_work() - start);
        if (g->tick % DRAWN == 0) { // a tick is the same whether it is seen or not
            game_draw(g);
            window_present(&g->window);
        }
    }
    return worst;
}

// In the level with the most movements. A guest machine counts as work what its host takes away, so
// that one tick in hundreds seems long: the best of several rounds tells.
static void play_changes(Game *g) {
    const Level *most = &g->cards.library.level[0];
    for (int i = 1; i < g->cards.library.level_count; i++)
        if (g->cards.library.level[i].move_count > most->move_count)
            most = &g->cards.library.level[i];
    double best = change_tick(g, most);
    for (int i = 1; i < CHANGES; i++)
        best = fmin(best, change_tick(g, most));
    printf("worst_tick %.3f\n", 1e3 * best);
}

static void stretch(Game *g) {
    game_sound_open(g);
    play(g);
    printf("memory_peak %.1f\nmemory_now %.1f\n", memory("VmHWM"), memory("VmRSS"));
    if (g->painter.height < FULL_HIGH) // a tick knows no size
        play_changes(g);
    fflush(stdout);
}

int bench_play(const Options *options) {
    int width = 1280, height = 720;
    sscanf(getenv(PLAYER), "%dx%d", &width, &height);
    Options mine = *options;
    mine.window_width = width;
    mine.window_height = height;
    mine.skip_first_run = true;
    Game *g = game_create(&mine, false, width, height);
    if (!g)
        return command_told();
    opening_begin(g);
    game_draw(g);
    window_present(&g->window);
    printf("first_frame %s %s\n", g->window.video, g->window.render);
    fflush(stdout);
    while (g->opening) // on a large screen the first one is a quiet one
        frame(g);
    printf("whole_frame 1\n");
    fflush(stdout);
    if (height <= FULL_HIGH) // a larger screen is only started
        stretch(g);
    game_destroy(g);
    return 0;
}

// ---- who watches ----

static void become_player(int width, int height, const char *data, int output) {
    char size[32];
    snprintf(size, sizeof size, "%dx%d", width, height);
    setenv(PLAYER, size, 1);
    setenv("SDL_VIDEODRIVER", "dummy", 1); // no display is needed, and no window flickers
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    dup2(output, STDOUT_FILENO);
    char program[] = "stretch-garden", bench[] = "bench", where[] = "--data", folder[64];
    snprintf(folder, sizeof folder, "%s", data);
    char *arguments[] = {program, bench, where, folder, NULL};
    execv("/proc/self/exe", arguments);
    _exit(127);
}

static void row(const char *name, int width, int height, double value, const char *unit) {
    char full[64];
    snprintf(full, sizeof full, "%s_%dx%d", name, width, height);
    bench_row(full, value, unit);
}

// One line of the player becomes a row.
static void take_line(const char *line, int width, int height, double seconds) {
    char name[32], first[64] = "", second[64] = "";
    if (sscanf(line, "%31s %63s %63s", name, first, second) < 2)
        return;
    double value = strtod(first, NULL);
    if (strcmp(name, "first_frame") == 0) {
        row("start_to_first_frame", width, height, 1e3 * seconds, "ms");
        printf("video_driver_%dx%d\t%s\tname\nrender_driver_%dx%d\t%s\tname\n", width, height,
               first, width, height, second);
    } else if (strcmp(name, "whole_frame") == 0) {
        row("start_to_whole_picture", width, height, 1e3 * seconds, "ms");
    } else if (strcmp(name, "frame_ms") == 0) {
        row("frame_while_stretching", width, height, value, "ms");
    } else if (strcmp(name, "allocations") == 0) {
        row("allocations_per_frame", width, height, value, "calls");
    } else if (strcmp(name, "worst_tick") == 0) {
        row("worst_tick", width, height, value, "ms");
    } else if (strcmp(name, "memory_peak") == 0) {
        row("memory_peak", width, height, value, "MB");
    } else if (strcmp(name, "memory_now") == 0) {
        row("memory_now", width, height, value, "MB");
    }
}

static void drop_folder(const char *folder) {
    char path[512];
    int count = 0;
    char **names = folder_list(folder, "", &count);
    for (int i = 0; names && i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        remove(path);
    }
    free(names);
    rmdir(folder);
}

bool bench_player(int width, int height) {
    char folder[] = "/tmp/stretch-garden-bench-XXXXXX";
    int ends[2];
    if (!mkdtemp(folder) || pipe(ends) != 0)
        return fail("bench: no room for a scratch folder");
    fflush(stdout);
    double start = bench_now();
    pid_t player = fork();
    if (player == 0)
        become_player(width, height, folder, ends[1]);
    close(ends[1]);
    FILE *lines = fdopen(ends[0], "r");
    ASSERT(lines);
    char line[256];
    while (fgets(line, sizeof line, lines))
        take_line(line, width, height, bench_now() - start);
    fclose(lines);
    int status = 1;
    if (player > 0)
        waitpid(player, &status, 0);
    drop_folder(folder);
    return (player > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0) ||
           fail("bench: the game could not be played at %dx%d", width, height);
}
