#include "stage.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "stage_face.h"
#include "stage_inside.h"
#include "stage_life.h"
#include "stage_slide.h"
#include "stage_view.h"

// Colours of mats, bands and chairs, by person.
static const unsigned MAT_COLOR[] = {0x5FB3A4, 0xF2BE63, 0x8E9AC9, 0xE79A86};
static const unsigned BAND_COLOR[] = {0xF2B33D, 0x2F8F86, 0xC9607A, 0x5B6BB0};
static const double BAND_SWINGS = .09; // metres behind that turn the band's ends by 45 degrees
static const unsigned WOOD_COLOR[] = {0xB9743E, 0xE3D2BC, 0x9A6A48, 0xC99B62};

static void make_materials(Stage *s, int i) {
    Actor *a = &s->actor[i];
    Material *m = &s->material[i * MATERIALS_EACH];
    MaterialLight light = material_light(s->hour);
    MaterialLook looks[MATERIALS_EACH];
    memset(looks, 0, sizeof looks);
    person_looks(a->figure, looks);
    prop_mat_looks(MAT_COLOR[i], &looks[FIRST_MAT]);
    prop_chair_looks(WOOD_COLOR[i], 0xF4C24F, &looks[FIRST_CHAIR]);
    prop_band_looks(BAND_COLOR[i], &looks[FIRST_BAND]);
    for (int k = 0; k < MATERIALS_EACH; k++)
        material_make(&m[k], &looks[k], &light);
    m[PERSON_FACE].face = person_face(a->figure);
}

static bool make_actor(Stage *s, int i, const Figure *f) {
    Actor *a = &s->actor[i];
    int first = i * MATERIALS_EACH;
    a->figure = f;
    a->person = person_create(f, first, 1);
    a->band = prop_band_create(.026 * f->height, first + FIRST_BAND);
    a->towel = prop_towel_create(.026 * f->height, first + FIRST_BAND);
    if (!mat_begin(&a->mat, f, first + FIRST_MAT) || !a->person || !a->band || !a->towel)
        return false;
    make_materials(s, i);
    things_begin(&a->things, f, first + FIRST_CHAIR, FIRST_WALL);
    return true;
}

Stage *stage_create(const Figure *const *figures, int count, int width, int height, Hour hour) {
    ASSERT(count > 0 && count <= STAGE_PEOPLE);
    Stage *s = calloc(1, sizeof *s);
    if (!s) {
        fail("out of memory");
        return NULL;
    }
    s->count = count;
    s->width = width;
    s->height = height;
    s->share = 1;
    s->hour = hour;
    s->wall = ROOM_COUNT;
    s->raster = raster_create(width, height);
    bool made = s->raster != NULL;
    for (int i = 0; made && i < count; i++)
        made = make_actor(s, i, figures[i]);
    if (!made) {
        stage_destroy(s);
        return NULL;
    }
    return s;
}

void stage_destroy(Stage *s) {
    if (!s)
        return;
    stage_ahead_stop(s);
    for (int i = 0; i < s->count; i++) {
        person_destroy(s->actor[i].person);
        mat_destroy(&s->actor[i].mat);
        things_destroy(&s->actor[i].things);
        bears_destroy(&s->actor[i].bears);
        prop_destroy(s->actor[i].band);
        prop_destroy(s->actor[i].towel);
    }
    stage_forget(s);
    raster_destroy(s->raster);
    stage_hint_free(&s->hint);
    free(s);
}

void stage_light(Stage *s, Hour hour) {
    if (s->hour == hour)
        return;
    s->hour = hour;
    s->toys = false;
    s->wall = ROOM_COUNT;
    for (int i = 0; i < s->count; i++)
        make_materials(s, i);
}

int stage_people(const Stage *s) {
    return s->count;
}

Raster *stage_raster(Stage *s) {
    return s->raster;
}

const Camera *stage_camera(const Stage *s) {
    return &s->camera;
}

RoomView stage_room(const Stage *s) {
    return stage_slide_view(&s->camera, s->slide);
}

const Posture *stage_posture(const Stage *s, int who) {
    return &s->actor[who].posture;
}

// ---- a moment ----

static void put(MatFrame frame, Posture *p) {
    Quat turn = quat_axis(vec3(0, 1, 0), frame.turn);
    for (int j = 0; j < JOINT_COUNT; j++) {
        p->body.position[j] = frame_at(frame, p->body.position[j]);
        p->body.rotation[j] = quat_mul(turn, p->body.rotation[j]);
    }
    for (int s = 0; s < SIDE_COUNT; s++)
        p->grip[s] = frame_at(frame, p->grip[s]);
}

static void add_prop(Stage *s, Prop *prop) {
    RasterMesh mesh = prop_mesh(prop);
    raster_add(s->raster, &mesh);
}

// Band or towel between the hands, as far as it is unrolled.
static void draw_ribbon(Stage *s, const Actor *a, MatFrame floor) {
    if (a->has.held <= 0)
        return;
    const Vec3 *grip = a->posture.grip;
    Quat turn = quat_axis(vec3(0, 1, 0), floor.turn);
    Vec3 along[2];
    for (int side = 0; side < SIDE_COUNT; side++) {
        // The free end leaves the fist away from the other, and comes after it.
        Vec3 way = vec_unit(vec_sub(grip[side], grip[1 - side]), vec3(side ? -1 : 1, 0, 0));
        Vec3 late = quat_rotate(turn, a->hangs.band[side]);
        along[side] = vec_unit(vec_add(way, vec_scale(late, 1 / BAND_SWINGS)), way);
    }
    Prop *ribbon = a->has.towel ? a->towel : a->band;
    prop_band_span(ribbon, grip, along, s->camera.eye, things_band_bow(a->figure, &a->posture),
                   a->has.held);
    add_prop(s, ribbon);
}

static void draw_things(Stage *s, int who, const StageShot *shot, const StageSpot *spot) {
    Actor *a = &s->actor[who];
    things_draw_chair(&a->things, s->raster, a->here[THING_CHAIR], spot->floor);
    if (a->here[THING_CUSHION] > 0) {
        MatFrame at = stage_cushion(a, who, shot, spot);
        things_draw_cushion(&a->things, s->raster, a->here[THING_CUSHION], at.place, at.turn);
    }
    draw_ribbon(s, a, spot->floor);
}

// What few levels need is painted when it is first seen.
static void make_toys(Stage *s) {
    MaterialLight light = material_light(s->hour);
    MaterialLook looks[BEAR_KINDS * BEAR_MATERIALS];
    for (int kind = 0; kind < BEAR_KINDS; kind++)
        prop_bear_looks(kind, &looks[kind * BEAR_MATERIALS]);
    for (int i = 0; i < BEAR_KINDS * BEAR_MATERIALS; i++)
        material_make(&s->material[FIRST_BEAR + i], &looks[i], &light);
    s->toys = true;
}

// As the room that is seen behind it.
static void make_wall(Stage *s, RoomId room) {
    MaterialLight light = material_light(s->hour);
    MaterialLook looks[WALL_MATERIALS];
    prop_wall_looks(room, looks);
    for (int i = 0; i < WALL_MATERIALS; i++)
        material_make(&s->material[FIRST_WALL + i], &looks[i], &light);
    s->wall = room;
}

static void draw_bears(Stage *s, int who, const StageShot *shot, const StageSpot *spot) {
    Actor *a = &s->actor[who];
    if (a->here[THING_BEARS] <= 0)
        return;
    if (!s->toys)
        make_toys(s);
    MatFrame body = spot->body;
    if (shot->from && !stage_version(shot->scene, who)->bear)
        body = stage_spot_still(shot->from, who, false).body;
    body = frame_mul(spot->floor, body);
    BearHug hug = {.figure = a->figure, .posture = &a->posture, .place = body.place};
    hug.yaw = body.turn;
    hug.row = spot->floor.turn - FLOOR_YAW;
    hug.here = a->here[THING_BEARS];
    if (stage_version(shot->scene, who)->bear && shot->timeline && !shot->from) {
        const Timeline *t = stage_timeline(shot->scene, who, shot->timeline);
        hug.phase = &t->phase[timeline_at(t, shot->breath)];
    }
    bears_draw(&a->bears, s->raster, &hug, FIRST_BEAR);
}

static void draw_wall(Stage *s, int who, const StageShot *shot, MatFrame floor) {
    double out = s->actor[who].here[THING_WALL];
    if (out <= 0)
        return;
    if (s->wall != shot->room)
        make_wall(s, shot->room);
    Vec3 place = frame_at(floor, floor_stand(s->actor[who].figure).place);
    things_draw_wall(&s->actor[who].things, s->raster, place, STAGE_WALL, out);
}

static void live(Stage *s, int who, const StageShot *shot, const StageSpot *spot) {
    Actor *a = &s->actor[who];
    MatFrame body = frame_mul(spot->floor, spot->body);
    Quat turn = quat_axis(vec3(0, 1, 0), body.turn);
    const Posture *p = &a->posture;
    PersonState state = stage_life_state(a, shot);
    const Motion *motion = &shot->scene->motion[who];
    Vec3 to = body.place;
    const Timeline *timeline =
        shot->timeline ? stage_timeline(shot->scene, who, shot->timeline) : NULL;
    s->hinted[who] = (HintActor){a->figure, a->person, motion, timeline, p, turn, to, {0}};
    stage_hint_glow(shot, &s->hinted[who]);
    FaceView view = {who, motion, timeline, p, turn, vec3(0, 0, 0), to, &s->camera};
    stage_head(shot, &view, &a->posture.body);
    person_pose(a->person, &p->body, &state);
    stage_face(shot, &view, &s->material[who * MATERIALS_EACH + PERSON_FACE].face);
}

// What one person does now, on the own floor.
static void do_now(Stage *s, int who, const StageShot *shot) {
    Actor *a = &s->actor[who];
    const StageScene *scene = shot->scene;
    a->has = change_things_of(stage_version(scene, who), a->figure);
    if (shot->from) {
        const Change *change = stage_way(s, who, shot);
        double share = change_pace(change, shot->change, shot->change_seconds, STAGE_LATE * who);
        change_at(change, share, &a->posture);
        a->has = change_things_at(change, share);
        return;
    }
    const Timeline *own_time = shot->timeline ? stage_timeline(scene, who, shot->timeline) : NULL;
    if (shot->timeline || shot->idle > 0)
        stage_life_posture(&scene->motion[who], own_time, shot, &a->posture);
    else
        motion_still(&scene->motion[who], stage_version(scene, who)->start, &a->posture);
    put(stage_spot(shot, who).body, &a->posture);
    if (shot->rolled > 0)
        mat_push(&a->mat, 1 - shot->rolled, &a->posture);
}

void stage_posture_now(Stage *s, int who, const StageShot *shot) {
    Actor *a = &s->actor[who];
    do_now(s, who, shot);
    if (shot->scene != &s->home)
        fade_add(&a->fade, a->figure, shot->seconds - a->fades_from, &a->posture);
}

StageSpot stage_spot_now(const StageShot *shot, int who) {
    StageSpot to = stage_spot(shot, who);
    if (!shot->from)
        return to;
    StageSpot from = stage_spot_still(shot->from, who, shot->left[0]);
    double t = blend_ease(shot->change);
    to.floor = (MatFrame){mix(from.floor.turn, to.floor.turn, t),
                          vec_mix(from.floor.place, to.floor.place, t)};
    return to;
}

RasterPicture stage_draw(Stage *s, const StageShot *shot) {
    const StageScene *scene = shot->scene;
    StageView view = stage_view_mix(&scene->view, &scene->ready, shot->ready, s->count);
    stage_keep_together(s, shot);
    if (shot->from) {
        view = stage_view_mix(&shot->from->view, &scene->view, blend_ease(shot->change), s->count);
        view = stage_back(s, shot, &view);
    }
    s->camera = stage_size_camera(s, &view);
    s->slide = view.slide[shot->room];
    RasterScene picture = {.camera = &s->camera, .materials = s->material};
    picture.shadow = room_shadow(s->hour, (float)STAGE_WALL);
    const RoomScene room = {shot->room, s->hour, stage_room(s)};
    picture.lamp = room_lamp(&room, s->camera.width, s->camera.height);
    raster_begin(s->raster, &picture);
    for (int i = 0; i < s->count; i++) {
        Actor *a = &s->actor[i];
        StageSpot spot = stage_spot_now(shot, i);
        spot.floor.place = vec_add(view.place[i], spot.floor.place);
        stage_life_now(s, i, shot);
        for (int k = 0; k < THING_COUNT; k++)
            a->here[k] = stage_here(a, i, shot, (Thing)k);
        put(spot.floor, &a->posture);
        live(s, i, shot, &spot);
        if (a->here[THING_MAT] > 0 && (!shot->on_paper || scene->version->camera.floor))
            mat_draw(&a->mat, s->raster, 1 - shot->rolled, a->here,
                     vec_add(spot.floor.place, vec3(0, -MAT_APART * i, 0)), spot.floor.turn);
        RasterMesh person_skin = person_mesh(a->person);
        raster_add(s->raster, &person_skin);
        draw_things(s, i, shot, &spot);
        draw_bears(s, i, shot, &spot);
        draw_wall(s, i, shot, spot.floor);
    }
    return stage_hint_draw(&s->hint, s->raster, &s->camera, shot, s->hinted, s->count,
                           raster_finish(s->raster));
}
