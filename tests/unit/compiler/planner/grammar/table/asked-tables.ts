/** Tables on subjects of their own, as people write them: units and notes in cells, two words in a name. */
const csv = (text: string): string => `${text.trim().replaceAll(/\n\s+/g, "\n")}\n`;

export const FILES = {
  "ferries.csv": csv(`Route,Operator,Vessel,Crossing minutes,Passengers,Season
    Brae - Holm,Northlink,Skua,45,1200,summer
    Brae - Sand,Northlink,Tern,30,800,summer
    Holm - Vik,Seaways,Gannet,95,2100,winter
    Vik - Lund,Seaways,Petrel,60,900,summer
    Lund - Oye,Fjordline,Puffin,20,300,winter
    Oye - Brae,Fjordline,Fulmar,75,1500,summer
    Sand - Vik,Seaways,Dunlin,55,700,winter`),
  "caves.csv": csv(`Cave,Depth,Country,Explored,Rock
    Blind Well,"1,122 m (3,681 ft)",Austria,1964,limestone
    Ice Mouth,640 m,Austria,1981,limestone
    Grey Shaft,388 m (1273 ft),Slovenia,1975,dolomite
    Long Stair,905 m,Italy,1993,limestone
    Dry Vault,71 m,Slovenia,1958,gypsum
    Salt Door,214 m,Italy,2004,gypsum`),
  "sleds.csv": csv(`Musher,Village,Time,Dogs,Place
    Aino Karhu,Inari,1:02:33,10,1
    Per Moen,Alta,1:04:10,10,2
    Siri Dahl,Tromso,1:04:55,8,3
    Jon Rask,Alta,1:10:02,8,4
    Eva Lind,Kiruna,1:12:47,6,5
    Ola Berg,Inari,59:58,12,6`),
  "kilns.csv": csv(`firing,fired_on,potter,glaze,peak_temp_c,pieces,cracked
    F1,2022-01-14,Ruth Vance,celadon,1240,60,3
    F2,2022-02-02,Ruth Vance,tenmoku,1285,45,0
    F3,2022-02-20,Idris Cole,celadon,1236,80,9
    F4,2022-05-11,Mara Holt,shino,1190,32,1
    F5,2023-01-08,Idris Cole,tenmoku,1290,51,0
    F6,2023-03-30,Mara Holt,celadon,1244,70,4
    F7,2023-03-31,Ruth Vance,shino,1202,25,2`),
  "clocks.csv": csv(`Clock,Maker,Height,Weight,Year made,Working
    Ash regulator,Pell,210 cm,48 kg,1790,yes
    Bracket no. 4,Thorne,42 cm,9 kg,1755,no
    Lantern,Pell,38 cm,5 kg,1688,yes
    Skeleton,Dupre,51 cm,7 kg,1840,no
    Mantel,Thorne,29 cm,4 kg,1820,yes
    Longcase,Dupre,231 cm,61 kg,1762,yes`),
  "choir.csv": csv(`Singer,Voice,Joined,Solos,Home town
    Anna Frey,soprano,2011,4,Leer
    Bert Ohm,bass,2009,0,Emden
    Carla Sund,alto,2015,2,Leer
    Dina Roth,soprano,2018,0,Aurich
    Emil Vogt,tenor,2011,5,Emden
    Fritz Haar,bass,2020,1,Leer
    Greta Lohm,alto,2009,3,Norden`),
  "mushrooms.csv": csv(`species,found_on,wood,grams,edible
    chanterelle,2021-08-02,spruce,310,true
    cep,2021-08-15,oak,540,true
    fly agaric,2021-09-01,birch,120,false
    chanterelle,2021-09-12,spruce,275,true
    russula,2022-07-30,oak,90,false
    cep,2022-08-21,beech,610,true
    webcap,2022-09-03,spruce,45,false`),
  "kites.csv": csv(`Kite,Builder,Span (m),Lines,Flown at,Prize
    Red Heron,Ito,2.4,2,Dieppe,gold
    Big Ray,Ito,6.5,1,Berck,silver
    Corvid,Sauer,1.8,4,Dieppe,bronze
    Lattice,Okafor,3.1,1,Fano,gold
    Sky Eel,Okafor,12.2,1,Berck,gold
    Mothwing,Sauer,2.0,4,Fano,silver`),
} as const;

export type File = keyof typeof FILES;
