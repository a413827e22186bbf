/** Every list of words that a schema is drawn from. No sample, test or example of the project uses these names. */
import { bakery } from "./bakery.ts";
import { cinema } from "./cinema.ts";
import { clinic } from "./clinic.ts";
import { farm } from "./farm.ts";
import { freight } from "./freight.ts";
import { hostel } from "./hostel.ts";
import { library } from "./library.ts";
import { quarry } from "./quarry.ts";
import { regatta } from "./regatta.ts";
import { school } from "./school.ts";
import { sensors } from "./sensors.ts";
import { staff } from "./staff.ts";
import { trams } from "./trams.ts";
import { turbines } from "./turbines.ts";
import type { SchemaWords } from "./words.ts";

export const schemas: readonly SchemaWords[] = [bakery, cinema, clinic, farm, freight, hostel, library, quarry, regatta, school, sensors, staff, trams, turbines];
