// Reads a tiled log as Go's own implementation does: the checkpoint and its cosignature, the tree's root from tiles
// alone, and for each index the proof, held to the root. Prints JSON. What does not hold it says and ends.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	fnote "github.com/transparency-dev/formats/note"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// folder is the log's, served as files: C2SP tlog-tiles leaves the height out of a tile's path.
type folder string

func (f folder) Height() int { return 8 }

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(string(f), path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	dir, logKey, witnessKey := os.Args[1], os.Args[2], os.Args[3]
	text, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	fail(err)
	log, err := note.NewVerifier(logKey)
	fail(err)
	witness, err := fnote.NewVerifierForCosignatureV1(witnessKey)
	fail(err)
	opened, err := note.Open(text, note.VerifierList(log, witness))
	fail(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	fail(err)
	root, err := tlog.ParseHash(lines[2])
	fail(err)
	// It holds every tile that it reads to the root.
	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, folder(dir))
	proofs := map[string][]string{}
	for _, arg := range os.Args[4:] {
		index, err := strconv.ParseInt(arg, 10, 64)
		fail(err)
		proof, err := tlog.ProveRecord(size, index, reader)
		fail(err)
		leaf, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
		fail(err)
		fail(tlog.CheckRecord(proof, size, root, index, leaf[0]))
		for _, hash := range proof {
			proofs[arg] = append(proofs[arg], hash.String())
		}
	}
	var signers []string
	for _, sig := range opened.Sigs {
		signers = append(signers, sig.Name)
	}
	fail(json.NewEncoder(os.Stdout).Encode(map[string]any{"size": size, "signers": signers, "proofs": proofs}))
}
