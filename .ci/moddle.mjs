// How long bpmn-moddle takes to read and to write a file: CPU of the process, the least of five, as
// one line of JSON.
import { readFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';

const xml = readFileSync(process.argv[2], 'utf8');
const least = async (work) => {
  let best = Infinity;
  for (let i = 0; i < 5; i++) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
};
const parse = await least(() => new BpmnModdle().fromXML(xml));
const moddle = new BpmnModdle();
const { rootElement } = await moddle.fromXML(xml);
const write = await least(() => moddle.toXML(rootElement, { format: true }));
console.log(JSON.stringify({ parse_ms: Number(parse.toFixed(1)), write_ms: Number(write.toFixed(1)) }));
