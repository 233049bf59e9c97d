/** The questions that open a story on a slide: what the audience is to guess before it is computed. */
export const stories = {
  answer: '答えを見る',
  checksum: '1 byte だけ変えられたら、気づけるでしょうか',
  impostor: '攻撃者が、同じ名前の鍵で署名しました。気づけるでしょうか',
  sigstore: 'どこか 1 か所を変えたら、どの検査が止めるでしょうか',
  'ten-minutes': '証明書は 10 分で切れました。3 年後に検証したら、通るでしょうか',
  matrix: '攻撃されたら、どの世代が、どこまで気づけるでしょうか',
  tuf: '信じる相手の一覧は、誰から受け取りますか。鍵が何本盗まれたら、偽物になるでしょうか',
  tiles: '70,000 件のうち 1 件を確かめるのに、何を取りに行けば足りるでしょうか',
  'post-quantum': '大きな量子計算機ができたら、きょうの署名のうち、どれが残るでしょうか',
}

/** The one sentence that each of them leaves behind, once it is told. */
export const leaves = {
  checksum: 'checksum ごと差し替えられても気づけるのは、別の経路の digest だけ',
  gpg: '「鍵がない」と「合わない」は違う。Good は「計算が合った」まで',
  impostor: '鍵を見分けるのは名前ではなく、別の経路で知った fingerprint',
  sigstore: '暗号がすべて合っていても、期待した相手でなければ通らない',
  'ten-minutes': '見るのは今日の日付ではなく、log か TSA が証言した時刻',
  matrix: '同じ世代でも、先に何を知っているかで、気づけることが変わる',
  tuf: '信頼のはじまりは、別の経路で届いた root。鍵 3 本で崩れる',
  tiles: '1 件の証明は、tile 数枚で作れる。みんなと同じ木かは、witness に聞く',
  'post-quantum': '崩れるのは署名で、hash は残る。先に替えるのは、長く信じられる鍵',
}
