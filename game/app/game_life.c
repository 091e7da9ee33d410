// How a game comes to life and ends: its parts in order, and what the family chose last.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "game.h"
#include "paint_later.h"
#include "screen.h"

enum {
    STAGE_WIDTH = 3440, // people are never drawn larger than this, but shown larger
    STAGE_HEIGHT = 1440,
    VOLUME_DEFAULT = 7
};

static void open_store(Game *g) {
    bool somewhere = g->asked.data != NULL;
    if (somewhere)
        snprintf(g->folder, sizeof g->folder, "%s", g->asked.data);
    else if (!g->headless && g->asked.command == COMMAND_GAME)
        somewhere = store_default_folder(g->folder, sizeof g->folder);
    if (!somewhere && g->headless)
        return;
    Store *store = store_open(somewhere ? g->folder : NULL, NULL);
    g->store = store;
    if (somewhere)
        g->asked.data = g->folder; // its packs are read too
    if (store_saves(store))
        log_open(&g->log, g->folder);
}

// The cards in the family's language; in their own where that one is not there any more.
static bool open_cards(Game *g) {
    char text[STORE_TEXT];
    if (!g->asked.language && g->store) {
        snprintf(g->language, sizeof g->language, "%s",
                 store_setting(g->store, GAME_SPEAKS, "", text));
        g->asked.language = g->language[0] ? g->language : NULL;
    }
    if (cards_open(&g->cards, &g->asked, NULL, 0))
        return true;
    if (g->asked.language != g->language)
        return false;
    g->asked.language = NULL;
    return cards_open(&g->cards, &g->asked, NULL, 0);
}

static void open_family(Game *g) {
    Store *store = g->store;
    char text[STORE_TEXT];
    family_begin(&g->family, g->cards.script, store, g->asked.seed);
    g->breath_seconds = family_tempo(store);
    settings_load(&g->settings, store);
    game_people_load(g);
    game_own_set_load(g);
    g->volume = store ? atoi(store_setting(store, GAME_VOLUME, "7", text)) : VOLUME_DEFAULT;
}

static bool open_window(Game *g, int width, int height) {
    bool asked = g->options->window_width > 0;
    WindowWish wish = {.title = script_words(g->cards.script, "game.name"),
                       .fullscreen = !asked,
                       .width = asked ? g->options->window_width : width,
                       .height = asked ? g->options->window_height : height,
                       .headless = g->headless};
    if (g->headless) {
        wish.width = width;
        wish.height = height;
    }
    char assets[DATA_PATHS_LONGEST];
    data_paths_join(&g->cards.paths, "assets", assets);
    return window_open(&g->window, &wish) &&
           painter_init(&g->painter, g->window.renderer, assets) && text_init(&g->painter);
}

// What the family says itself. A file that cannot be played is told, and the game says it instead.
static void open_recordings(Game *g) {
    char folder[RECORDING_PATH] = "";
    Report faults = {0};
    int length = g->folder[0] ? snprintf(folder, sizeof folder, "%s/recordings", g->folder) : 0;
    if (length >= (int)sizeof folder)
        folder[0] = '\0';
    recordings_open(&g->recordings, folder, &faults);
    for (int i = 0; i < faults.count; i++)
        log_line(&g->log, "recordings: %s", faults.line[i]);
    if (faults.count > 0)
        game_notice(g, screen_words(g, "trouble.recording"));
    report_free(&faults);
    g->speech.own = &g->recordings;
}

// Authors' words have no clip. What is read of them lies in a folder that may be thrown away.
static void read_ahead(Game *g) {
    char folder[VOICE_CACHE_PATH] = "";
    int length = g->folder[0] ? snprintf(folder, sizeof folder, "%s/cache/voice", g->folder) : 0;
    speech_read_ahead(&g->speech, length < (int)sizeof folder ? folder : "");
}

void game_sound_open(Game *g) {
    char music[DATA_PATHS_LONGEST];
    data_paths_join(&g->cards.paths, "assets/music", music);
    if (game_english(g)) // as libflite
        read_ahead(g);
    g->audio = audio_create(
        &(AudioWish){.music = music, .voice = &g->speech.book, .cache = &g->speech.cache});
    g->mute = g->options->mute;
    game_sound_apply(g);
}

// When a level's door opens; one without hours is for any time and stands in the middle of the day.
static double door_hour(const Level *level) {
    return level->from_hour < level->to_hour ? level->from_hour : 12;
}

void game_order_doors(Game *g) {
    const Library *library = &g->cards.library;
    g->door_count = 0;
    for (int i = 0; i < library->level_count && g->door_count < GAME_DOORS; i++) {
        int at = g->door_count++;
        for (;
             at > 0 && door_hour(&library->level[g->door[at - 1]]) > door_hour(&library->level[i]);
             at--)
            g->door[at] = g->door[at - 1];
        g->door[at] = i;
    }
}

// The first door that opens at an hour, or -1.
static int door_at(const Game *g, double hour) {
    for (int i = 0; i < g->door_count; i++) {
        const Level *level = &g->cards.library.level[g->door[i]];
        if (hour >= level->from_hour && hour < level->to_hour)
            return i;
    }
    return -1;
}

// The door that the clock opens: the likely one has the focus, else the one with most movements.
// The night belongs to the evening before.
int game_likely_door(const Game *g) {
    int door = door_at(g, g->hour), most = 0;
    if (door < 0 && g->hour < GAME_DAWN)
        door = door_at(g, 23.9);
    for (int i = 0; i < g->door_count; i++)
        if (g->cards.library.level[g->door[i]].move_count >
            g->cards.library.level[g->door[most]].move_count)
            most = i;
    return door >= 0 ? door : most;
}

static bool first_time(Game *g) {
    char text[STORE_TEXT];
    return !g->options->skip_first_run && g->store &&
           strcmp(store_setting(g->store, GAME_FIRST, "", text), "") == 0;
}

Game *game_create(const Options *options, bool headless, int width, int height) {
    Game *g = calloc(1, sizeof *g);
    if (!g) {
        fail("out of memory");
        return NULL;
    }
    g->asked = *options;
    g->options = &g->asked;
    g->headless = headless;
    g->month = options->month ? options->month : headless ? 6 : clock_month();
    g->hour = options->has_hour ? options->hour : headless ? 12 : clock_hour();
    open_store(g);
    bool made = open_cards(g);
    if (made)
        open_family(g);
    if (!made || !open_window(g, width, height)) {
        game_destroy(g);
        return NULL;
    }
    game_order_doors(g);
    game_settings(g);
    if (!speech_open(&g->speech, &g->cards))
        log_line(&g->log, "voice: %s", fail_text());
    open_recordings(g);
    if (!headless && !paint_later_open(&g->painter))
        log_line(&g->log, "pictures: %s", fail_text());
    if (!headless && !input_open(&g->input))
        log_line(&g->log, "input: %s", fail_text());
    game_sound_apply(g);
    for (int i = 0; i < g->cards.library.faults.count; i++)
        log_line(&g->log, "%s", g->cards.library.faults.line[i]);
    if (g->cards.library.faults.count > 0) {
        char words[GAME_WORDS];
        game_notice(
            g, screen_fill(g, "trouble.card", "where", g->cards.library.faults.line[0], words));
    }
    game_go(g, first_time(g) ? SCREEN_FIRST : SCREEN_HOME);
    return g;
}

void game_destroy(Game *g) {
    if (!g)
        return;
    if (g->has_session)
        session_free(&g->session);
    stage_destroy(g->stage);
    if (g->audio)
        audio_destroy(g->audio);
    if (g->record.recorder)
        recorder_destroy(g->record.recorder);
    recordings_close(&g->recordings);
    speech_close(&g->speech);
    if (!g->headless)
        input_close(&g->input);
    paint_later_close(&g->painter); // before the cards that pictures are made from
    if (g->painter.renderer) {
        room_free(&g->room);
        lantern_free(&g->lantern);
        garden_free(&g->garden);
        text_free(&g->painter);
        painter_free(&g->painter);
    }
    window_close(&g->window);
    if (g->store)
        store_close(g->store);
    cards_close(&g->cards);
    log_close(&g->log);
    postcard_free(&g->postcard);
    free(g->plant);
    free(g);
}

// The size in which people are drawn: the picture's, or smaller on a very large screen.
static void stage_size(const Game *g, int *width, int *height) {
    double wide = g->painter.width, high = g->painter.height;
    double share = fmin(1, fmin(STAGE_WIDTH / wide, STAGE_HEIGHT / high));
    *width = (int)(wide * share + .5);
    *height = (int)(high * share + .5);
}

bool game_stage(Game *g) {
    int width, height;
    stage_size(g, &width, &height);
    if (g->stage)
        return stage_resize(g->stage, width, height) &&
               stage_sharpness(g->stage, adapt_share(&g->adapt));
    const Figure *people[GAME_PEOPLE];
    int count = game_people(g, people);
    if (count == 0)
        return fail("nobody is there to stretch");
    g->stage = stage_create(people, count, width, height, screen_light(g));
    // A second core draws half of the tiles, to the same bytes; a picture for a file has no hurry.
    if (g->stage)
        stage_stories(g->stage, settings_on(&g->settings, SETTING_STORY));
    if (g->stage)
        stage_sharpness(g->stage, adapt_share(&g->adapt));
    if (g->stage && !g->headless && !stage_ahead(g->stage))
        log_line(&g->log, "stage: %s", fail_text());
    if (g->stage && !g->headless && SDL_GetCPUCount() > 1)
        raster_threads(stage_raster(g->stage), 1);
    return g->stage != NULL;
}
