// usage: NODE_PATH=FOLDER/node_modules node ladybug.cjs NODES.csv RELATIONSHIPS.csv
// Loads an exported graph into Ladybug, a graph database from npm, and prints as JSON what it then says about it.
const fs = require('fs');
const { Database, Connection } = require('@ladybugdb/core');
const [nodesFile, relationshipsFile] = process.argv.slice(2);

// Ladybug wants its tables declared: a text column for each column of the header, by number, since a name may be anything.
const columnsOf = (file) => fs.readFileSync(file, 'utf8').split('\n')[0].match(/("([^"]|"")*"|[^,]*)(,|$)/g).filter((c, i, all) => i + 1 < all.length || c !== '');
const declared = (columns) => columns.map((_, i) => `c${i} STRING`).join(', ');
const place = (columns, name) => 'c' + columns.findIndex((c) => c.replace(/,$/, '') === name);

(async () => {
  const connection = new Connection(new Database(':memory:'));
  const rows = async (text) => (await connection.query(text)).getAll();
  const nodes = columnsOf(nodesFile), relationships = columnsOf(relationshipsFile).slice(2);
  await connection.query(`CREATE NODE TABLE Thing(${declared(nodes)}, PRIMARY KEY(c0))`);
  await connection.query(`CREATE REL TABLE Fact(FROM Thing TO Thing, ${declared(relationships)})`);
  const options = "(FILE_FORMAT='csv', HEADER=true, PARALLEL=false, DELIM=',', QUOTE='\"', ESCAPE='\"')";
  await connection.query(`COPY Thing FROM '${nodesFile}' ${options}`);
  await connection.query(`COPY Fact FROM '${relationshipsFile}' ${options}`);
  const name = place(nodes, 'name'), type = place(relationships, ':TYPE');
  const texts = await rows(`MATCH (n:Thing) RETURN n.${name} AS name ORDER BY CAST(n.c0 AS INT64)`);
  const facts = await rows(`MATCH (a:Thing)-[r:Fact]->(b:Thing) RETURN a.c0 AS source, r.${type} AS type, b.c0 AS target ORDER BY CAST(a.c0 AS INT64), type, CAST(b.c0 AS INT64)`);
  console.log(JSON.stringify({ names: texts.map((r) => r.name ?? ''), facts: facts.map((r) => [r.source, r.type, r.target]) }));
  process.exit(0);  // without waiting for its threads
})().catch((error) => {
  console.error(String(error));
  process.exit(1);
});
