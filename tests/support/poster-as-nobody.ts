import { answerPolicyCommand } from '../../main/policies/policy-answers.ts';

/** Child of poster.test.ts: asks for a sign without the rights of root, who may write everything. Prints the problems. */
if (process.getuid?.() === 0) {
  process.setgroups?.([]);
  process.setgid?.(65534);
  process.setuid?.(65534);
}
console.log(answerPolicyCommand(process.argv.slice(2), '2027-03-01').problems.join('\n'));
