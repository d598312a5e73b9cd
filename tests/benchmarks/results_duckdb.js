// usage: node results_duckdb.js DATA OUT: DuckDB's side of tests/benchmarks/results.
const fs = require('fs');
const { DuckDBInstance } = require('@duckdb/node-api');
const [data, out] = process.argv.slice(2);

(async () => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE entity AS SELECT "id:ID" AS id, name FROM read_csv('${data}/entities.csv', header = true)`);
  const parts = fs.readdirSync(data).filter((f) => f.startsWith('rel_')).map((f) =>
    `SELECT ":START_ID" AS source, ":END_ID" AS target, '${f.slice(4, -4)}' AS type FROM read_csv('${data}/${f}', header = true)`);
  await connection.run('CREATE TABLE relation AS ' + parts.join(' UNION ALL '));
  for (const [format, name] of [['csv', 'csv'], ['json', 'jsonl']]) {
    let best = Infinity;
    for (let i = 0; i < 3; ++i) {
      const before = process.cpuUsage();
      await connection.run(`COPY (SELECT a.name AS a, r.type AS type, b.name AS b FROM relation r JOIN entity a ON a.id = r.source
        JOIN entity b ON b.id = r.target) TO '${out}/duckdb.${format}' (FORMAT ${format})`);
      const used = process.cpuUsage(before);
      best = Math.min(best, (used.user + used.system) / 1e6);
    }
    console.log(`duckdb  ${name.padEnd(5)} ${best.toFixed(2)} s`);
    fs.unlinkSync(`${out}/duckdb.${format}`);
  }
})();
