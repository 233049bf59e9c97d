/** The questions that open a story on a slide: what the audience is to guess before it is computed. */
export const stories = {
  answer: '答えを見る',
  checksum: '1 byte だけ変えられたら、気づけるでしょうか',
  impostor: '攻撃者が、同じ名前の鍵で署名しました。気づけるでしょうか',
  sigstore: 'どこか 1 か所を変えたら、どの検査が止めるでしょうか',
  'ten-minutes': '証明書は 10 分で切れました。3 年後に検証したら、通るでしょうか',
  matrix: '攻撃されたら、どの世代が、どこまで気づけるでしょうか',
}
