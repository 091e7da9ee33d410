#include "game.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "file.h"
#include "fits.h"
#include "heap.h"
#include "opening.h"
#include "screen.h"

enum {
    NOTICE_TICKS = 6 * TICKS_PER_SECOND,
    TRIM_TICKS = 10 * TICKS_PER_SECOND, // the screens before have been let go of by then
};

// ---- where we are ----

void game_go(Game *g, ScreenId screen) {
    if (screen != SCREEN_RECORD)
        game_record_stop(g);
    g->screen = screen;
    g->focus = 0;
    g->page = 0;
    g->choice_count = 0;
    g->sure = false;
    g->shown_tick = g->tick;
    if (screen == SCREEN_HOME) {
        if (!g->headless && !g->options->has_hour) // the light goes on with the day
            g->hour = clock_hour();
        g->focus = game_likely_door(g);
        if (g->has_session)
            session_free(&g->session);
        g->has_session = false;
    }
    if (screen == SCREEN_MAKER)
        screen_maker_open(g);
    if (screen == SCREEN_PEOPLE)
        screen_people_open(g);
    if (screen == SCREEN_GARDEN)
        family_visit_garden(&g->family);
    if (screen == SCREEN_THANKS)
        screen_thanks_open(g);
    if (screen == SCREEN_PROGRESS)
        screen_progress_open(g);
    if (screen == SCREEN_GARDEN || screen == SCREEN_THANKS)
        screen_garden_open(g);
    if (g->audio) {
        game_music(g);
        if (screen != SCREEN_STRETCH)
            audio_breath_stop(g->audio);
        if (screen == SCREEN_HOME)
            audio_quiet(g->audio);
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

// After a sore night every movement begins with its easier version, where it has one.
static void begin_gently(Game *g) {
    for (int move = g->session.move; move < g->session.level->move_count; move++) {
        const Exercise *e = &g->cards.library.exercise[g->session.exercise[move]];
        int easier = exercise_version(e, "easier");
        if (easier >= 0)
            session_choose(&g->session, move, -1, fits_choose(e, g->habits.leads, easier));
    }
}

static int change_ticks(void *people, const LevelChange *change) {
    const Game *g = people;
    return g->stage ? stage_change_ticks(g->stage, change) : 0;
}

void game_begin(Game *g, const Level *level, int move, int rep) {
    if (g->has_session)
        session_free(&g->session);
    session_begin(&g->session, &g->cards.library, level, g->breath_seconds, move, rep);
    g->session.people = (SessionPeople){change_ticks, g};
    g->has_session = true;
    game_settings(g);
    const Figure *people[GAME_PEOPLE];
    game_people(g, people);
    g->habits.leads = people[0];
    habits_recall(&g->habits, g->gentle ? NULL : g->store, &g->session);
    if (g->gentle)
        begin_gently(g);
    g->said = (CueWords){0};
    family_begin(&g->family, g->cards.script, g->store, g->options->seed + (uint64_t)g->tick);
    if (g->stage)
        stage_begin(g->stage);
    game_go(g, SCREEN_READY);
}

void game_notice(Game *g, const char *words) {
    snprintf(g->notice, sizeof g->notice, "%s", words);
    g->notice_ticks = NOTICE_TICKS;
}

// ---- what happens ----

static void take_shows(Game *g) {
    for (int i = 0; i < g->family.show_count; i++) {
        const ShowCommand *show = &g->family.show[i];
        if (show->kind == SHOW_WORDS)
            game_notice(g, script_words(g->cards.script, show->id));
        else if (show->kind == SHOW_VISITOR) {
            guest_come(&g->guest, garden_visitor(show->id), g->tick);
        } else if (show->kind == SHOW_SOUND) {
            game_sound_named(g, show->id);
        }
        if (g->screen == SCREEN_THANKS || g->screen == SCREEN_GARDEN)
            screen_garden_show(g, show);
    }
}

static void take_events(Game *g) {
    Session *s = &g->session;
    family_take(&g->family, s);
    take_shows(g);
    habits_keep(&g->habits, g->store, s, !g->gentle);
    for (int i = 0; i < s->event_count; i++) {
        const SessionEvent *e = &s->event[i];
        game_cue_take(g, e);
        game_hear(g, e);
        if (e->kind == EVENT_LEVEL_START)
            habits_start(g->store, s);
        else if (e->kind == EVENT_SHOW)
            game_notice(g, script_words(g->cards.script, "ready.watching"));
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
    opening_tick(g);
    if (g->notice_ticks > 0)
        g->notice_ticks--;
    game_record_tick(g);
    if (g->screen == SCREEN_STRETCH && g->tick == g->shown_tick + TRIM_TICKS)
        heap_trim();
    if (g->has_session) {
        Session before = g->session;
        session_tick(&g->session);
        screen_go_on(g, &before, 1.0 / TICKS_PER_SECOND);
        take_events(g);
        family_tick(&g->family, &g->session);
        take_shows(g);
    }
}

static void set_volume(Game *g, int volume) {
    g->volume = volume < 0 ? 0 : volume > AUDIO_LOUDEST ? AUDIO_LOUDEST : volume;
    g->mute = false;
    game_sound_apply(g);
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
        game_sound_apply(g);
        return true;
    case ACTION_FULLSCREEN:
        window_fullscreen(&g->window, !g->window.fullscreen);
        return true;
    case ACTION_QUIT: // a wish that needs no question, as nothing is lost
        if (g->has_session)
            family_leave(&g->family, &g->session);
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

static void chime(Game *g, Action action, int focus_before, ScreenId screen_before) {
    if (!g->audio || g->screen == SCREEN_STRETCH)
        return;
    bool opens = g->screen == SCREEN_READY && screen_before != SCREEN_READY;
    if (action == ACTION_OK)
        audio_play(g->audio, opens ? SOUND_DOOR : SOUND_OK);
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
    ScreenId screen = g->screen;
    screen_of(g->screen)->press(g, action);
    chime(g, action, before, screen);
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
    g->painter.screen = window_pixels(&g->window);
    g->choice_count = 0;
    if (opening_draw(g))
        return;
    screen_of(g->screen)->draw(g);
    if (g->focus >= g->choice_count && g->choice_count > 0)
        g->focus = g->choice_count - 1;
    draw_notice(g);
    opening_veil(g);
}

// ---- the loop ----

static void hear_from_parts(Game *g) {
    if (g->audio)
        audio_frame(g->audio);
    const char *problem = g->audio ? audio_problem(g->audio) : NULL;
    if (problem)
        log_line(&g->log, "sound: %s", problem);
    const char *told = g->store ? store_notice(g->store) : NULL;
    if (told) {
        log_line(&g->log, "store: %s", told);
        game_notice(g, told);
    }
}

// Whether this frame was quick enough decides in which size people are drawn in the next ones.
static void adapt(Game *g, uint64_t work) {
    if (!g->people_drawn)
        return;
    double share = adapt_share(&g->adapt), second = 1e9;
    double made_believe = 1e-3 * g->slow * share * share;
    if (!adapt_frame(&g->adapt, (double)work / second + made_believe,
                     (double)g->window.pacer.frame / second))
        return;
    g->room.peopled = false; // all of the picture is another one
    log_line(&g->log, "people are drawn at %.0f %% of the size", 100 * adapt_share(&g->adapt));
}

void game_frame(Game *g) {
    uint64_t now = clock_now();
    g->people_drawn = false;
    input_frame(&g->input, &g->window, now);
    bool resized = window_measure(&g->window);
    if (resized)
        g->adapt = (Adapt){0};
    if (resized || g->input.picture_lost)
        g->room.peopled = false;
    for (int i = 0; i < g->input.count; i++)
        game_press(g, &g->input.event[i]);
    ClockFrame time = clock_frame(&g->clock, now);
    if (time.gap && !g->input.beside && g->screen == SCREEN_STRETCH)
        game_press(g, &(InputEvent){.action = ACTION_PAUSE, .pressed = true});
    for (int i = 0; i < time.ticks; i++)
        game_tick(g);
    hear_from_parts(g);
    game_draw(g);
    uint64_t done = clock_now();
    clock_worked(&g->clock, done);
    window_present(&g->window);
    adapt(g, done - now + g->window.presenting);
}

int game_run(const Options *options) {
    Game *g = game_create(options, false, 1280, 720);
    if (!g) {
        fprintf(stderr, "stretch-garden: %s\n", fail_text());
        return 1;
    }
    opening_begin(g);
    const char *slow = getenv("STRETCH_GARDEN_SLOW");
    g->slow = slow ? strtod(slow, NULL) : 0;
    log_line(&g->log, "start: %s %s", g->window.video, g->window.render);
    game_frame(g);
    game_sound_open(g);
    while (!g->leaving)
        game_frame(g);
    game_destroy(g);
    return 0;
}
