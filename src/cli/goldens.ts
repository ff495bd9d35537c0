/** Writes the golden files while it loads, and removes those of scenarios that are gone. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { goldenText } from '../engine/golden.ts'
import { registry, simulationIds } from '../simulations/registry.ts'

for (const id of simulationIds) {
  const simulation = await registry[id]()
  const folder = `src/simulations/${id}/golden`
  await mkdir(folder, { recursive: true })
  const names = Object.keys(simulation.scenarios)
  for (const file of await readdir(folder)) if (!names.includes(file.replace(/\.txt$/, ''))) await rm(`${folder}/${file}`)
  for (const name of names) await writeFile(`${folder}/${name}.txt`, goldenText(simulation, name))
  process.stdout.write(`${folder}: ${names.length} written\n`)
}
