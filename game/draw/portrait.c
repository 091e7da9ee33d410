#include "portrait.h"

#include <math.h>
#include <string.h>

#include "alive.h"
#include "own.h"
#include "paint_later.h"
#include "person.h"

#define FOV     .35 // radians
#define LOOK_UP radians(4)
#define DETAIL  2   // a face as large as a hand shows every corner
#define FOOT    .13 // of a bust's width: how far its lower edge rises to both sides

// What must not be the same for two people who look different.
static uint64_t key_of(const Painter *p, const Figure *f, PortraitCut cut, PaintBox box) {
    const Look *l = &f->look;
    double measure[] = {f->height,        f->youth, f->round, f->girth.chest_width,
                        f->shoulder_half, l->lashes};
    uint32_t look[] = {
        l->skin,         l->hair,        l->top, l->trousers, l->accent, (uint32_t)l->hair_style,
        l->stripes,      l->glasses,     f->old, f->man,      f->child,  (uint32_t)cut,
        (uint32_t)box.w, (uint32_t)box.h};
    uint64_t key = paint_key(77, &p->unit, sizeof p->unit);
    return paint_key(paint_key(key, measure, sizeof measure), look, sizeof look);
}

// How somebody turns to the picture and tilts the head, as the build says and nothing else: a
// person under the maker's hands does not jump when a colour changes.
typedef struct {
    double turn, tilt; // degrees
} Bearing;

static Bearing bearing_of(const Figure *f) {
    if (f->child)
        return f->youth > .7 ? (Bearing){15, 7} : (Bearing){-13, -6};
    if (f->old)
        return f->man ? (Bearing){13, 4} : (Bearing){-14, -5};
    return f->man ? (Bearing){16, -3} : (Bearing){-17, 5};
}

static void tilt_head(Body *body, double angle) {
    Vec3 neck = body->position[JOINT_NECK], head = body->position[JOINT_HEAD];
    Quat half = quat_axis(vec3(0, 0, 1), .5 * angle), all = quat_mul(half, half);
    Vec3 up = vec_sub(body->position[JOINT_CROWN], head);
    head = vec_add(neck, quat_rotate(half, vec_sub(head, neck)));
    body->position[JOINT_HEAD] = head;
    body->position[JOINT_CROWN] = vec_add(head, quat_rotate(all, up));
    body->rotation[JOINT_NECK] = quat_mul(half, body->rotation[JOINT_NECK]);
    body->rotation[JOINT_HEAD] = quat_mul(all, body->rotation[JOINT_HEAD]);
    body->rotation[JOINT_CROWN] = quat_mul(all, body->rotation[JOINT_CROWN]);
}

// From head to foot one waves.
static Body posed_body(const Figure *f, PortraitCut cut) {
    const BlendLife hello = {.wave = 1, .wave_swing = radians(-16)};
    Bearing bearing = bearing_of(f);
    Body body;
    figure_rest(f, &body);
    if (cut == PORTRAIT_WHOLE)
        alive_wave(f, &hello, &body);
    tilt_head(&body, radians(bearing.tilt));
    Quat turn = quat_axis(vec3(0, 1, 0), radians(bearing.turn));
    for (int j = 0; j < JOINT_COUNT; j++) {
        body.position[j] = quat_rotate(turn, body.position[j]);
        body.rotation[j] = quat_mul(turn, body.rotation[j]);
    }
    return body;
}

// The eyes look out of the picture.
static void look_out(const Body *body, FacePaint *face) {
    Quat back = quat_conjugate(body->rotation[JOINT_HEAD]);
    Vec3 way = quat_rotate(back, vec3(0, own_sin(LOOK_UP), own_cos(LOOK_UP)));
    face->look_x = (float)(.9 * way.x / way.z);
    face->look_y = (float)(.9 * way.y / way.z);
}

// Pixels by which head and shoulders, these more than that, are off the picture's middle: who
// turns has one shoulder nearer.
static double off_middle(const Camera *camera, const Body *body) {
    static const Joint JOINTS[] = {JOINT_CROWN, JOINT_SHOULDER, JOINT_SHOULDER + 1};
    double x[3], y, depth;
    for (int i = 0; i < 3; i++)
        camera_project(camera, body->position[JOINTS[i]], &x[i], &y, &depth);
    return .3 * x[0] + .35 * (x[1] + x[2]) - .5 * camera->width;
}

// So that what is asked for fills the picture's height, or its width where it is narrow.
static Camera camera_for(const Figure *f, const Body *body, PortraitCut cut, int w, int h) {
    double crown = body->position[JOINT_CROWN].y, high, middle;
    if (cut == PORTRAIT_BUST) {
        high = 2.0 * f->head;
        middle = crown - .64 * f->head;
    } else {
        high = 1.20 * crown;
        middle = .53 * crown;
    }
    double hair = f->look.hair_style == HAIR_BUNCHES ? 1.95 : 1.60; // what stands out at the sides
    double wide = cut == PORTRAIT_BUST ? hair * f->head : .48 * crown;
    double aspect = (double)w / h;
    high = high * aspect < wide ? wide / aspect : high;
    double half = FOV / 2, distance = .5 * high * own_cos(half) / own_sin(half);
    Vec3 target = vec3(0, middle, 0), back = vec3(0, own_sin(LOOK_UP), own_cos(LOOK_UP));
    Vec3 from = vec_add(target, vec_scale(back, distance));
    Camera camera = camera_look(from, target, FOV, w, h);
    if (cut == PORTRAIT_BUST) {
        Vec3 aside = vec3(off_middle(&camera, body) * distance / camera.focal, 0, 0);
        camera = camera_look(vec_add(from, aside), vec_add(target, aside), FOV, w, h);
    }
    return camera;
}

static void make_materials(const Figure *f, Material *material) {
    MaterialLook looks[PERSON_MATERIALS];
    MaterialLight light = material_light(HOUR_NOON);
    person_looks(f, looks);
    for (int i = 0; i < PERSON_MATERIALS; i++)
        material_make(&material[i], &looks[i], &light);
    FacePaint face = person_face(f);
    face.smile = f->child ? 1 : .8f;
    material[PERSON_FACE].face = face;
}

static SDL_Surface *surface_of(RasterPicture picture) {
    SDL_Surface *surface = paint_surface(picture.width, picture.height);
    if (!surface)
        return NULL;
    BrushCanvas canvas = paint_canvas(surface);
    for (int y = 0; y < picture.height; y++)
        memcpy(canvas.pixel + y * canvas.stride, picture.pixel + y * picture.stride,
               (size_t)picture.width * 4);
    brush_straighten(canvas);
    return surface;
}

// A bust ends in a bow: the lower edge rises to both sides as an ellipse does.
static void round_foot(SDL_Surface *surface) {
    BrushCanvas canvas = paint_canvas(surface);
    double half = .5 * surface->w, high = FOOT * surface->w;
    for (int x = 0; x < surface->w; x++) {
        double out = (x + .5) / half - 1, end = surface->h - high * (1 - sqrt(1 - out * out));
        for (int y = (int)(end - .5); y < surface->h; y++) {
            uint32_t *pixel = &canvas.pixel[y * canvas.stride + x];
            double seen = clamp(end - y, 0, 1) * (*pixel >> 24);
            *pixel = (*pixel & 0xFFFFFFu) | (uint32_t)lround(seen) << 24;
        }
    }
}

SDL_Surface *portrait_surface(const Figure *f, PortraitCut cut, int w, int h) {
    static const int LEAST = 16;
    Raster *raster = raster_create(w < LEAST ? LEAST : w, h < LEAST ? LEAST : h);
    Person *person = raster ? person_create(f, 0, DETAIL) : NULL;
    Material *material = person ? SDL_calloc(PERSON_MATERIALS, sizeof *material) : NULL;
    SDL_Surface *surface = NULL;
    if (material) {
        Body body = posed_body(f, cut);
        Camera camera = camera_for(f, &body, cut, w < LEAST ? LEAST : w, h < LEAST ? LEAST : h);
        PersonState state = {.breath = .3f};
        state.hand[SIDE_RIGHT].flat = cut == PORTRAIT_WHOLE;
        make_materials(f, material);
        look_out(&body, &material[PERSON_FACE].face);
        person_pose(person, &body, &state);
        RasterScene scene = {.camera = &camera, .materials = material};
        RasterMesh mesh = person_mesh(person);
        raster_begin(raster, &scene);
        raster_add(raster, &mesh);
        surface = surface_of(raster_finish(raster));
        if (surface && cut == PORTRAIT_BUST)
            round_foot(surface);
    }
    SDL_free(material);
    person_destroy(person);
    raster_destroy(raster);
    return surface;
}

// What a portrait is made from.
typedef struct {
    Figure figure;
    PortraitCut cut;
    int w, h;
} Wish;

static SDL_Surface *make(const void *what) {
    const Wish *wish = what;
    return portrait_surface(&wish->figure, wish->cut, wish->w, wish->h);
}

bool portrait_draw(Painter *p, const Figure *f, PortraitCut cut, PaintBox box) {
    Wish wish = {*f, cut, (int)box.w, (int)box.h};
    int w, h;
    SDL_Texture *texture = paint_later(p, key_of(p, f, cut, box), make, &wish, sizeof wish, &w, &h);
    if (!texture)
        return false;
    paint_copy(p, texture, (int)lroundf(box.x), (int)lroundf(box.y), wish.w, wish.h, 1);
    return true;
}
