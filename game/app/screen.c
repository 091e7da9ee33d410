#include "screen.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "fail.h"
#include "life_look.h"
#include "stage_view.h"

enum { PREPARED = 3 }; // movements ahead of the one under way

static const Screen SCREENS[SCREEN_COUNT] = {
    [SCREEN_FIRST] = {screen_first_draw, screen_first_press},
    [SCREEN_HOME] = {screen_home_draw, screen_home_press},
    [SCREEN_ONE] = {screen_one_draw, screen_one_press},
    [SCREEN_OWN_SET] = {screen_own_set_draw, screen_own_set_press},
    [SCREEN_READY] = {screen_ready_draw, screen_ready_press},
    [SCREEN_STRETCH] = {screen_stretch_draw, screen_stretch_press},
    [SCREEN_PAUSE] = {screen_pause_draw, screen_pause_press},
    [SCREEN_THANKS] = {screen_thanks_draw, screen_thanks_press},
    [SCREEN_GARDEN] = {screen_garden_draw, screen_garden_press},
    [SCREEN_HELP] = {screen_help_draw, screen_help_press},
    [SCREEN_TODAY] = {screen_today_draw, screen_today_press},
    [SCREEN_PEOPLE] = {screen_people_draw, screen_people_press},
    [SCREEN_MAKER] = {screen_maker_draw, screen_maker_press},
    [SCREEN_ASIDE] = {screen_aside_draw, screen_aside_press},
    [SCREEN_VOICES] = {screen_voices_draw, screen_voices_press},
    [SCREEN_RECORD] = {screen_record_draw, screen_record_press},
    [SCREEN_PROGRESS] = {screen_progress_draw, screen_progress_press},
    [SCREEN_SETTINGS] = {screen_settings_draw, screen_settings_press},
};

const Screen *screen_of(ScreenId id) {
    ASSERT(id >= 0 && id < SCREEN_COUNT);
    return &SCREENS[id];
}

// ---- words ----

const char *screen_words(const Game *g, const char *key) {
    return script_words(g->cards.script, key);
}

const char *screen_fill(const Game *g, const char *key, const char *name, const char *value,
                        char out[GAME_WORDS]) {
    const char *words = screen_words(g, key);
    char mark[64];
    snprintf(mark, sizeof mark, "{%s}", name);
    const char *at = strstr(words, mark);
    if (at)
        snprintf(out, GAME_WORDS, "%.*s%s%s", (int)(at - words), words, value, at + strlen(mark));
    else
        snprintf(out, GAME_WORDS, "%s", words);
    return out;
}

const char *screen_minutes(const Game *g, double seconds, char out[GAME_WORDS]) {
    int minutes = (int)(seconds / 60.0 + .5);
    char number[16];
    if (minutes <= 1)
        return screen_words(g, "home.minute");
    snprintf(number, sizeof number, "%d", minutes);
    return screen_fill(g, "home.minutes", "minutes", number, out);
}

// ---- choices ----

float screen_choice(Game *g, PaintBox box) {
    ASSERT(g->choice_count < GAME_CHOICES);
    g->choice[g->choice_count] = box;
    return g->choice_count++ == g->focus ? 1.0f : 0.0f;
}

bool screen_move_focus(Game *g, Action action) {
    if (g->focus >= g->choice_count)
        return false;
    PaintBox now = g->choice[g->focus];
    float x = now.x + now.w / 2, y = now.y + now.h / 2, nearest = 1e9f;
    float same = 4 * g->painter.unit; // of two as near the first is meant
    int found = -1;
    for (int i = 0; i < g->choice_count; i++) {
        PaintBox box = g->choice[i];
        float dx = box.x + box.w / 2 - x, dy = box.y + box.h / 2 - y;
        float along = action == ACTION_LEFT    ? -dx
                      : action == ACTION_RIGHT ? dx
                      : action == ACTION_UP    ? -dy
                                               : dy;
        float aside = action == ACTION_LEFT || action == ACTION_RIGHT ? fabsf(dy) : fabsf(dx);
        float distance = along + 2.5f * aside;
        if (along > 1 && distance < nearest - same) {
            nearest = distance;
            found = i;
        }
    }
    if (found >= 0)
        g->focus = found;
    return found >= 0;
}

// ---- the room and who is in it ----

Hour screen_light(const Game *g) {
    double hour = g->hour;
    if (settings_on(&g->settings, SETTING_HUSH)) // a baby sleeps: dark and warm
        return HOUR_EVENING;
    return hour >= GAME_DAWN && hour < 10 ? HOUR_MORNING
           : hour >= 10 && hour < 15      ? HOUR_NOON
           : hour >= 15 && hour < 19      ? HOUR_GOLD
                                          : HOUR_EVENING;
}

void screen_veil(Game *g) {
    bool evening = screen_light(g) == HOUR_EVENING;
    card_veil(&g->painter, evening, evening ? .4f : .5f);
}

void screen_room(Game *g) {
    RoomScene scene = {.hour = screen_light(g)};
    if (!room_paint(&g->room, &g->painter, &scene))
        return;
    room_live(&g->room, (double)g->tick / TICKS_PER_SECOND);
    room_draw(&g->room, &g->painter, NULL);
}

// The scene of the movement under way; NULL without people.
static const StageScene *scene_now(Game *g) {
    if (!g->has_session || !game_stage(g))
        return NULL;
    const Timeline *t = &g->session.timeline;
    return stage_scene(g->stage, t->exercise, (int)(t->version - t->exercise->version),
                       session_range(&g->session));
}

int screen_players(Game *g) {
    const StageScene *scene = scene_now(g);
    int players = 0;
    for (int i = 0; scene && i < stage_people(g->stage); i++)
        players += stage_version(scene, i)->wiggle_count > 0;
    return players;
}

PaintBox screen_free(Game *g) {
    PaintBox safe = g->painter.safe;
    float left = .45f * (float)g->painter.width, high = .62f * safe.h;
    const StageScene *scene = scene_now(g);
    if (scene) {
        const StageView *view = g->session.state == SESSION_READY ? &scene->ready : &scene->view;
        float clear = (float)view->clear * (float)g->painter.height - safe.y;
        high = clear < high ? clear : high;
        left = (float)view->cards * (float)g->painter.width;
    }
    if (g->has_session && g->session.state == SESSION_CHANGE &&
        !session_comes_round(&g->session)) { // as stage_back.c leaves it free
        double aspect = (double)g->painter.width / g->painter.height;
        float low = (float)STAGE_BELOW_CARDS(aspect) * (float)g->painter.height - safe.y;
        float cards = (float)(STAGE_CARDS(aspect) + .01) * (float)g->painter.width;
        high = low < high ? low : high;
        left = cards > left ? cards : left;
    }
    float least = .17f * safe.h; // a card that cannot be read helps nobody
    left = left > safe.x ? left : safe.x;
    float right = lantern_box(&g->painter).x - 24 * g->painter.unit;
    return paint_box(left, safe.y, right - left, high < least ? least : high);
}

// Whether one counts along here: each breath of a hold, and each repetition, as air begins to go
// out.
static bool counts(const Timeline *t, int index) {
    const Phase *phase = &t->phase[index];
    if (phase->air != AIR_OUT || phase->rep == 0)
        return false;
    bool first = index == 0 || t->phase[index - 1].rep != phase->rep;
    bool second = index == 1 || (index > 1 && t->phase[index - 2].rep != phase->rep);
    return phase->step->kind == STEP_HOLD || first || second;
}

// What faces show of a breath: brows rise as it comes, the mouth counts, lips blow while air begins
// to go out, lids sink in a hold, and a repetition that comes to its end is smiled at.
static void breathe(const Session *s, StageShot *shot) {
    static const double WORD = .45; // seconds
    const Phase *phase = &s->timeline.phase[s->phase];
    double said = session_share(s) * s->ticks / TICKS_PER_SECOND;
    double share = session_share(s), start = blend_ease(share / .4),
           end = blend_ease(2.5 - 2.5 * share);
    if (phase->air == AIR_OUT)
        shot->blow = blend_ease(share / .12) * blend_ease((.62 - share) / .25);
    if (counts(&s->timeline, s->phase)) {
        shot->count = blend_ease(said / .12) * blend_ease((WORD - said) / .18);
        shot->blow *= blend_ease((said - WORD) / .2);
    }
    if (phase->step->kind == STEP_HOLD)
        shot->calm = (phase->half == 0 ? start : 1) * (phase->half == phase->halves - 1 ? end : 1);
    if (phase->rep_ends)
        shot->smile += .4 * start * end;
}

static StageShot moment_of(Game *g, const Session *s) {
    SessionState state = session_under_way(s);
    const Exercise *exercise = s->timeline.exercise;
    int version = (int)(s->timeline.version - exercise->version);
    StageShot shot = {.timeline = &s->timeline, .breath = session_breath(s), .smile = .5};
    shot.seconds = (double)g->tick / TICKS_PER_SECOND;
    shot.guest = guest_since(&g->guest, g->tick);
    shot.guest_x = (double)GUEST_X;
    shot.guest_y = (double)GUEST_Y;
    double range = session_range(s);
    if (state == SESSION_CHANGE && s->from_exercise >= 0) {
        const Exercise *from = &s->library->exercise[s->from_exercise];
        shot.from = stage_scene(g->stage, from, s->from_version, session_range_left(s));
        shot.from_pose = s->from_pose;
        LevelChange change = session_change(s);
        memcpy(shot.left, change.left, sizeof shot.left);
        shot.to_pose = s->timeline.phase[s->phase].from;
        shot.change = session_change_share(s);
        shot.change_seconds = session_change_seconds(s);
    }
    shot.scene = stage_scene(g->stage, exercise, version, range);
    shot.rolled = 1 - session_unrolled(s);
    session_pace(s, &shot.breath_pace, &shot.change_pace);
    bool shows = state == SESSION_SHOW;
    shot.back = state == SESSION_REWIND;
    shot.mistake = session_mistake(s, &shot.slip);
    if (state == SESSION_STRETCH || (shows && !shot.mistake)) {
        double share = blend_ease(session_share(s));
        bool in = s->timeline.phase[s->phase].air == AIR_IN;
        shot.lungs = in ? share : 1 - share;
        breathe(s, &shot);
    } else if (state == SESSION_THANKS) {
        shot.idle = shot.smile = 1;
    } else if (state == SESSION_READY) {
        shot.idle = shot.ready = 1;
    } else if (state == SESSION_CHANGE && !shot.from) { // about to begin
        shot.idle = shot.ready = 1 - blend_ease(session_share(s));
    }
    if ((state == SESSION_STRETCH || shows) && settings_on(&g->settings, SETTING_HINTS)) {
        shot.hints = shot.mistake ? 1 - blend_ease(2 * shot.slip) : 1;
        shot.hints_always = shows;
    }
    return shot;
}

StageShot screen_moment(Game *g) {
    return moment_of(g, &g->session);
}

void screen_go_on(Game *g, const Session *before, double passed) {
    if (!g->stage || !session_leaps(before, &g->session))
        return;
    StageShot was = moment_of(g, before), now = screen_moment(g);
    was.seconds -= passed;
    stage_cut(g->stage, &was, passed, &now);
}

// The people of a moment in a room.
static void draw_people(Game *g, const StageShot *shot) {
    g->people_drawn = true;
    stage_light(g->stage, screen_light(g));
    RasterPicture people = stage_draw(g->stage, shot);
    RoomScene scene = {shot->room, screen_light(g), stage_room(g->stage)};
    float ratio = (float)g->painter.height / (float)people.height;
    scene.view.scale *= ratio;
    scene.view.border *= ratio;
    bool moves = shot->from
                     ? shot->change > 0 && shot->change < 1 && stage_view_moves(g->stage, shot)
                     : shot->ready > 0 && shot->ready < 1;
    bool painted = moves ? room_paint_moving(&g->room, &g->painter, &scene)
                         : room_paint(&g->room, &g->painter, &scene);
    if (!painted)
        return;
    room_live(&g->room, shot->seconds);
    room_draw(&g->room, &g->painter, &people);
}

// What may be asked for soon is solved meanwhile: less of the movement under way, its next version,
// the movements to come, and the ways to them.
static void prepare(Game *g) {
    const Session *s = &g->session;
    const Exercise *now = s->timeline.exercise;
    int version = (int)(s->timeline.version - now->version);
    for (int i = 0; i < RANGE_STEPS; i++)
        if (stage_prepare(g->stage, now, version, SESSION_RANGES[i]))
            return;
    LevelChange next[SESSION_CHANGES];
    int count = session_changes(s, next);
    for (int i = 0; i < count; i++)
        if (stage_prepare_way(g->stage, &next[i]))
            return;
    for (int i = s->move + 1; i < s->level->move_count && i <= s->move + PREPARED; i++)
        if (stage_prepare(g->stage, &s->library->exercise[s->exercise[i]], s->version[i], 1))
            return;
}

void screen_people(Game *g) {
    if (!game_stage(g)) {
        screen_room(g);
        return;
    }
    prepare(g);
    StageShot shot = screen_moment(g);
    shot.room = g->session.level->room;
    draw_people(g, &shot);
}

// A movement that begins standing, with nothing in the hands.
static const Exercise *at_ease(const Library *library) {
    for (int i = 0; i < library->exercise_count; i++) {
        const Version *v = &library->exercise[i].version[0];
        bool thing = false;
        for (int k = PROP_BAND; k < PROP_COUNT; k++)
            thing |= v->prop[k];
        if (!thing && exercise_stance(v) == STANCE_STANDING)
            return &library->exercise[i];
    }
    return NULL;
}

static void at_rest(Game *g, RoomId room, double calm) {
    const Exercise *exercise = at_ease(&g->cards.library);
    bool first = !g->headless && g->tick < 2; // a quiet room is there at once, people come into it
    if (first || !exercise || !game_stage(g)) {
        screen_room(g);
        return;
    }
    StageShot shot = {.scene = stage_at_home(g->stage, exercise, false), .idle = 1, .smile = .5};
    shot.room = room;
    shot.calm = calm;
    shot.seconds = (double)g->tick / TICKS_PER_SECOND;
    draw_people(g, &shot);
}

void screen_at_home(Game *g) {
    at_rest(g, ROOM_LIVING_ROOM, 0);
}

void screen_asleep(Game *g) {
    at_rest(g, g->session.level->room, 1);
}

// A moment, in seconds, in which eyes are open and most look at the family while a child's hand is
// up (see life_hello()).
static double good_moment(const Game *g) {
    const Figure *people[GAME_PEOPLE];
    int count = game_people(g, people);
    double best = 0, least = 1e9;
    for (int i = 0; i < 80; i++) {
        double seconds = 4.4 + .05 * (i % 10) + 14 * (i / 10), bad = 0;
        for (int who = 0; who < count; who++)
            bad +=
                20 * life_blink(people[who], seconds) + fabs(life_look_round(people[who], seconds));
        if (bad < least) {
            least = bad;
            best = seconds;
        }
    }
    return best;
}

void screen_photo(Game *g) {
    const Exercise *exercise = at_ease(&g->cards.library);
    if (!exercise || !game_stage(g)) {
        screen_people(g);
        return;
    }
    StageShot shot = {.scene = stage_at_home(g->stage, exercise, true), .idle = 1, .smile = 1};
    shot.seconds = good_moment(g);
    shot.room = g->session.level->room;
    draw_people(g, &shot);
}
