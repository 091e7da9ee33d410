#include "game.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "file.h"
#include "screen.h"

enum {
    NOTICE_TICKS = 6 * TICKS_PER_SECOND,
    STAGE_WIDTH = 1920, // people are never drawn larger than this, but shown larger
    STAGE_HEIGHT = 1080,
    VOLUME_DEFAULT = 7
};

// ---- life ----

static void open_family(Game *g) {
    char folder[STORE_PATH];
    bool somewhere = g->options->data != NULL;
    if (somewhere)
        snprintf(folder, sizeof folder, "%s", g->options->data);
    else if (!g->headless)
        somewhere = store_default_folder(folder, sizeof folder);
    bool keeps = somewhere || !g->headless;
    Store *store = keeps ? store_open(somewhere ? folder : NULL, NULL) : NULL;
    g->store = store;
    family_begin(&g->family, g->cards.script, store, g->options->seed);
    if (store && store_saves(store))
        log_open(&g->log, folder);
    g->breath_seconds = family_tempo(store);
    char text[STORE_TEXT];
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

static void open_devices(Game *g) {
    char music[DATA_PATHS_LONGEST];
    data_paths_join(&g->cards.paths, "assets/sounds/morning.txt", music);
    g->audio = audio_create(&(AudioWish){.music = music});
    g->mute = g->options->mute;
    if (!input_open(&g->input))
        log_line(&g->log, "input: %s", fail_text());
    for (int line = 0; g->audio && line < AUDIO_LINES; line++)
        audio_volume(g->audio, (AudioLine)line, g->volume);
    if (g->audio)
        audio_mute(g->audio, g->mute);
}

// When a level's door opens; one without hours is for any time and stands in the middle of the day.
static double door_hour(const Level *level) {
    return level->from_hour < level->to_hour ? level->from_hour : 12;
}

static void order_doors(Game *g) {
    const Library *library = &g->cards.library;
    for (int i = 0; i < library->level_count && g->door_count < GAME_DOORS; i++) {
        int at = g->door_count++;
        for (;
             at > 0 && door_hour(&library->level[g->door[at - 1]]) > door_hour(&library->level[i]);
             at--)
            g->door[at] = g->door[at - 1];
        g->door[at] = i;
    }
}

// The door that the clock opens: the likely one has the focus, else the one with most movements.
static int likely_door(const Game *g) {
    int most = 0;
    for (int i = 0; i < g->door_count; i++) {
        const Level *level = &g->cards.library.level[g->door[i]];
        if (g->hour >= level->from_hour && g->hour < level->to_hour)
            return i;
        if (level->move_count > g->cards.library.level[g->door[most]].move_count)
            most = i;
    }
    return most;
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
    g->options = options;
    g->headless = headless;
    g->hour = headless ? 12 : clock_hour();
    bool made = cards_open(&g->cards, options, NULL, 0);
    if (made)
        open_family(g);
    if (!made || !open_window(g, width, height)) {
        game_destroy(g);
        return NULL;
    }
    order_doors(g);
    if (!headless)
        open_devices(g);
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
    if (!g->headless)
        input_close(&g->input);
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
    free(g->plant);
    free(g);
}

// The size in which people are drawn: the picture's, or smaller on a very large screen.
static void stage_size(const Game *g, int *width, int *height) {
    *width = g->painter.width;
    *height = g->painter.height;
    while (*width > STAGE_WIDTH || *height > STAGE_HEIGHT) {
        *width = (*width + 1) / 2;
        *height = (*height + 1) / 2;
    }
}

bool game_stage(Game *g) {
    int width, height;
    stage_size(g, &width, &height);
    if (g->stage)
        return stage_resize(g->stage, width, height);
    const Library *library = &g->cards.library;
    const Figure *people[GAME_PEOPLE];
    int count = 0;
    for (int i = 0; i < g->options->person_count && count < GAME_PEOPLE; i++) {
        int who = cards_person(&g->cards, g->options->person[i]);
        if (who >= 0)
            people[count++] = &library->figure[who];
    }
    static const char *const usual[GAME_PEOPLE] = {"mum", "kid"};
    for (int i = 0; g->options->person_count == 0 && i < GAME_PEOPLE; i++) {
        int who = library_figure(library, usual[i]);
        if (who >= 0)
            people[count++] = &library->figure[who];
    }
    if (count == 0)
        return fail("nobody is there to stretch");
    g->stage = stage_create(people, count, width, height, g->hour < 19 ? HOUR_NOON : HOUR_EVENING);
    return g->stage != NULL;
}

// ---- where we are ----

void game_go(Game *g, ScreenId screen) {
    g->screen = screen;
    g->focus = 0;
    g->choice_count = 0;
    g->sure = false;
    g->shown_tick = g->tick;
    if (screen == SCREEN_HOME) {
        g->focus = likely_door(g);
        if (g->has_session)
            session_free(&g->session);
        g->has_session = false;
    }
    if (screen == SCREEN_GARDEN)
        family_visit_garden(&g->family);
    if (screen == SCREEN_GARDEN || screen == SCREEN_THANKS)
        screen_garden_open(g);
    if (g->audio) {
        bool sleepy = screen == SCREEN_PAUSE;
        audio_music(g->audio, true, sleepy ? .35 : 1);
        if (screen != SCREEN_STRETCH)
            audio_breath_stop(g->audio);
    }
    g->input.repeats = screen != SCREEN_STRETCH;
    if (!g->headless)
        window_keep_awake(screen == SCREEN_STRETCH || screen == SCREEN_READY);
}

const Level *game_one(Game *g, int exercise) {
    const Exercise *e = &g->cards.library.exercise[exercise];
    g->one = (Level){.id = e->id, .name = e->name, .move_count = 1};
    g->one.move[0].exercise = exercise;
    return &g->one;
}

void game_begin(Game *g, const Level *level, int move, int rep) {
    if (g->has_session)
        session_free(&g->session);
    session_begin(&g->session, &g->cards.library, level, g->breath_seconds, move, rep);
    g->has_session = true;
    g->cue[0] = 0;
    family_begin(&g->family, g->cards.script, g->store, g->options->seed + (uint64_t)g->tick);
    game_go(g, SCREEN_READY);
}

void game_notice(Game *g, const char *words) {
    snprintf(g->notice, sizeof g->notice, "%s", words);
    g->notice_ticks = NOTICE_TICKS;
}

// ---- what happens ----

static void sound(Game *g, const SessionEvent *e) {
    static const SoundId sounds[] = {[CHIME_HALF] = SOUND_HALF,
                                     [CHIME_SWITCH] = SOUND_SWITCH,
                                     [CHIME_DONE] = SOUND_DONE,
                                     [CHIME_REP] = SOUND_REP};
    if (!g->audio)
        return;
    if (e->chime == CHIME_IN || e->chime == CHIME_OUT) {
        Air air = e->chime == CHIME_IN ? AIR_IN : AIR_OUT;
        audio_breath(g->audio, air, g->session.breath_seconds * breath_share(air));
    } else {
        audio_play(g->audio, sounds[e->chime]);
    }
}

static void take_shows(Game *g) {
    for (int i = 0; i < g->family.show_count; i++) {
        const ShowCommand *show = &g->family.show[i];
        if (show->kind == SHOW_WORDS)
            game_notice(g, script_words(g->cards.script, show->id));
        else if (show->kind == SHOW_VISITOR && g->audio)
            audio_play(g->audio, SOUND_VISITOR);
        if (g->screen == SCREEN_THANKS || g->screen == SCREEN_GARDEN)
            screen_garden_show(g, show);
    }
}

static void take_events(Game *g) {
    Session *s = &g->session;
    family_take(&g->family, s);
    take_shows(g);
    for (int i = 0; i < s->event_count; i++) {
        const SessionEvent *e = &s->event[i];
        if (e->kind == EVENT_SOUND)
            sound(g, e);
        else if (e->kind == EVENT_CUE)
            script_fill(g->cards.script, e->cue.text, e->spoken_side, g->cue, sizeof g->cue);
    }
    s->event_count = 0;
    if (g->screen == SCREEN_READY && s->state != SESSION_READY)
        game_go(g, SCREEN_STRETCH);
    if (s->state == SESSION_THANKS && g->screen != SCREEN_THANKS && g->screen != SCREEN_GARDEN)
        game_go(g, SCREEN_THANKS);
    double tempo = s->seconds_wanted;
    if (g->breath_seconds < tempo || g->breath_seconds > tempo) {
        g->breath_seconds = tempo;
        if (g->store)
            family_tempo_keep(g->store, tempo);
    }
}

void game_tick(Game *g) {
    g->tick++;
    if (g->notice_ticks > 0)
        g->notice_ticks--;
    if (g->has_session) {
        session_tick(&g->session);
        take_events(g);
        family_tick(&g->family, &g->session);
        take_shows(g);
    }
}

static void set_volume(Game *g, int volume) {
    g->volume = volume < 0 ? 0 : volume > AUDIO_LOUDEST ? AUDIO_LOUDEST : volume;
    g->mute = false;
    for (int line = 0; g->audio && line < AUDIO_LINES; line++)
        audio_volume(g->audio, (AudioLine)line, g->volume);
    if (g->audio)
        audio_mute(g->audio, false);
    char text[16];
    snprintf(text, sizeof text, "%d", g->volume);
    if (g->store)
        store_setting_set(g->store, GAME_VOLUME, text);
}

// Keys that do the same everywhere. True when it was one of them.
static bool press_anywhere(Game *g, Action action) {
    switch (action) {
    case ACTION_VOLUME_UP:
        set_volume(g, g->volume + 1);
        return true;
    case ACTION_VOLUME_DOWN:
        set_volume(g, g->volume - 1);
        return true;
    case ACTION_MUTE:
        g->mute = !g->mute;
        if (g->audio)
            audio_mute(g->audio, g->mute);
        return true;
    case ACTION_FULLSCREEN:
        window_fullscreen(&g->window, !g->window.fullscreen);
        return true;
    case ACTION_QUIT: // in a stretch it asks once, like any end
        if (g->screen == SCREEN_STRETCH)
            screen_of(g->screen)->press(g, ACTION_PAUSE);
        else
            g->leaving = true;
        return true;
    default:
        return false;
    }
}

static int choice_at(const Game *g, float x, float y) {
    for (int i = 0; i < g->choice_count; i++) {
        PaintBox b = g->choice[i];
        if (x >= b.x && x < b.x + b.w && y >= b.y && y < b.y + b.h)
            return i;
    }
    return -1;
}

static void chime(Game *g, Action action, int focus_before) {
    if (!g->audio || g->screen == SCREEN_STRETCH)
        return;
    if (action == ACTION_OK)
        audio_play(g->audio, SOUND_OK);
    else if (action == ACTION_BACK)
        audio_play(g->audio, SOUND_BACK);
    else if (g->focus != focus_before)
        audio_play(g->audio, SOUND_FOCUS);
}

void game_press(Game *g, const InputEvent *event) {
    Action action = event->action;
    bool stretching = g->screen == SCREEN_STRETCH;
    if (action == ACTION_POINT || (action == ACTION_CLICK && !stretching)) {
        int at = choice_at(g, event->x, event->y);
        if (at >= 0)
            g->focus = at;
        if (at < 0 || action == ACTION_POINT || !event->pressed)
            return;
        action = ACTION_OK;
    }
    if (action == ACTION_CLICK) // in a stretch the whole picture is the lantern's button
        action = ACTION_OK;
    if (!event->pressed) {
        if (action == ACTION_OK && g->has_session)
            session_press(&g->session, BUTTON_OK, false);
        return;
    }
    if (press_anywhere(g, action))
        return;
    int before = g->focus;
    screen_of(g->screen)->press(g, action);
    chime(g, action, before);
    if (g->has_session)
        take_events(g);
}

static void draw_notice(Game *g) {
    if (g->notice_ticks <= 0 || !g->notice[0])
        return;
    float fade = (float)g->notice_ticks / TICKS_PER_SECOND;
    card_caption(&g->painter, g->painter.safe, g->notice, fade < 1 ? fade : 1);
}

void game_draw(Game *g) {
    painter_begin(&g->painter);
    g->choice_count = 0;
    screen_of(g->screen)->draw(g);
    if (g->focus >= g->choice_count && g->choice_count > 0)
        g->focus = g->choice_count - 1;
    draw_notice(g);
}

// ---- the loop ----

static void hear_from_parts(Game *g) {
    audio_frame(g->audio);
    const char *problem = audio_problem(g->audio);
    if (problem)
        log_line(&g->log, "sound: %s", problem);
    const char *told = g->store ? store_notice(g->store) : NULL;
    if (told) {
        log_line(&g->log, "store: %s", told);
        game_notice(g, told);
    }
}

static void frame(Game *g) {
    uint64_t now = clock_now();
    input_frame(&g->input, &g->window, now);
    if (window_measure(&g->window) || g->input.picture_lost)
        g->room.peopled = false;
    for (int i = 0; i < g->input.count; i++)
        game_press(g, &g->input.event[i]);
    ClockFrame time = clock_frame(&g->clock, now);
    if (time.gap && g->screen == SCREEN_STRETCH)
        game_press(g, &(InputEvent){.action = ACTION_PAUSE, .pressed = true});
    for (int i = 0; i < time.ticks; i++)
        game_tick(g);
    hear_from_parts(g);
    game_draw(g);
    window_present(&g->window);
}

int game_run(const Options *options) {
    Game *g = game_create(options, false, 1280, 720);
    if (!g) {
        fprintf(stderr, "stretch-garden: %s\n", fail_text());
        return 1;
    }
    log_line(&g->log, "start: %s %s", g->window.video, g->window.render);
    while (!g->leaving)
        frame(g);
    game_destroy(g);
    return 0;
}
